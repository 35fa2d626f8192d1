// `npm run doctor`: says what is wrong with a set-up, a line each.

import { pathToFileURL } from 'node:url'
import { BadArguments, readFlags } from '../cli/flags'
import { runCli } from '../cli/listen'
import { readOrigins } from '../relay/addresses'
import { diagnose } from './doctor'
import { jsonOf, lineOf, summaryOf } from './report'

const HELP = `Checks a set-up before it is on the TV: each line is good (✓), or says the one thing to do (✗).

  npm run doctor -- [flags]

  --settings FILE   the settings of the package, settings.js or JSON
  --relay URL       the relay, ending in /v1; its settings are checked when no file is given
  --origin URL      where the hosted zip is on a web server, such as https://tv.example.org; says whether
                    the relay takes calls from there
  --person ADDRESS  also says where this person signs in to Webex, such as ada@example.com
  --json            for scripts: {"ok": true, "findings": [{"check", "status", "text", "todo"}]}
  --help            this

Without --settings and --relay it checks the integration in .env (WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET).
Certificates for a .wgt are checked when FOYER_TIZEN_AUTHOR_P12 and the others are set.
It asks Webex and the relay for codes that nobody uses, and changes nothing. • is worth knowing.
The exit code is 1 when something must be done.`

async function main(): Promise<void> {
  const flags = readFlags({
    settings: { type: 'string' },
    relay: { type: 'string' },
    origin: { type: 'string' },
    person: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  if (flags.help) return console.log(HELP)
  if (flags.relay !== undefined && !isAddress(flags.relay))
    throw new BadArguments(
      `--relay is an address such as https://relay.example.org/v1, not "${flags.relay}" (see --help).`,
    )
  const { json, origin: page } = flags
  const [origin] = readOrigins('--origin', page === undefined ? [] : [page])
  const findings = await diagnose({ ...flags, origin }, {}, (finding) => {
    const line = lineOf(finding)
    if (line !== undefined && !json) console.log(line)
  })
  console.log(json ? jsonOf(findings) : summaryOf(findings))
  if (findings.some(({ status }) => status === 'failed')) process.exitCode = 1
}

/** An address with its scheme, or a host alone. */
const isAddress = (text: string) =>
  /^https?:\/\//i.test(text)
    ? URL.canParse(text)
    : /^[\w.[\]:-]+(\/v1)?\/?$/.test(text) && URL.canParse(`https://${text}`)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCli(main)
