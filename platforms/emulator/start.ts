// `npm start` and `npm run dev`: everything that is needed to try Foyer on a laptop, on loopback.
// This file is the terminal's side of it: flags in, addresses out, Ctrl-C.

import { readCredentials } from '../cli/credentials'
import { BadArguments, readFlags, readPort } from '../cli/flags'
import { runCli } from '../cli/listen'
import { readUpstream, WEBEX } from '../relay/addresses'
import { demandLiving, TOKEN_PAGE, takeToken } from './personal/token'
import { type Plan, planOf } from './report/plan'
import { readReportFile } from './report/read'
import { openBrowser } from './serve/open-browser'
import { settingsToLayOver } from './serve/settings-overrides'
import { startAll, type Urls } from './serve/start-all'

const HELP = `Foyer on this computer: a TV, its remote and a phone in a web page.

  npm start [-- flags]      the app as a television gets it, built when needed
  npm run dev [-- flags]    the same with hot reload

  --port 5173           the app and the emulator; 0 for any free port
  --sandbox-port 5180   the sandbox, a simulated Webex
  --relay-port 5181     the token relay
  --settings FILE       overrides the generated settings with your settings.js: scopes, language, keys
                        and so on; clientId, relay and api stay those of the servers above
  --report FILE         makes the emulator the television of a bug report (the text of the QR code on its
                        Diagnostics screen), and lets the same calls fail at the same distances in time
  --setup               the app as it ships, without settings: it asks for its relay on the first start
  --no-open             do not open a browser
  --help                this

With WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET in the environment or in .env it runs against the real
Webex, and starts no sandbox.

With WEBEX_TOKEN, a personal access token, in the environment it shows your meetings of the real Webex
without an integration and without signing in, for the twelve hours that such a token lasts:
  WEBEX_TOKEN=... npm start
${TOKEN_PAGE} gives it. It stays in this process.
  --upstream URL        Webex's API for that token (${WEBEX})`

/** Whose meetings there are to see. */
type Source = 'sandbox' | 'integration' | 'token'

const AGAINST: Record<Source, string> = {
  sandbox: 'the sandbox',
  integration: 'the real Webex, with your integration',
  token: 'the real Webex, with your personal access token',
}

function introduce(urls: Urls, source: Source, setup = false): string {
  const { emulator, app, relay, sandbox } = urls
  return [
    '',
    `  Foyer against ${AGAINST[source]}`,
    '',
    `  Emulator    ${emulator}`,
    `  App alone   ${app}`,
    `  Relay       ${relay}`,
    ...(sandbox ? [`  Sandbox     ${sandbox}`] : []),
    ...(setup ? ['', `  The television asks for its relay: ${new URL(relay).host}`] : []),
    '',
    '  Press Ctrl-C to stop.',
  ].join('\n')
}

/** @param isReal whether it runs against the real Webex, which has no faults to order */
function played({ lines }: Plan, isReal: boolean): string {
  const note = 'Its failures are played by the sandbox alone, not against the real Webex.'
  return ['', ...(isReal ? [...lines.slice(0, 1), note] : lines)]
    .map((line) => `  ${line}`)
    .join('\n')
}

/** @throws BadArguments for flags that do not go with what it runs against */
function demandFit(flags: { upstream?: string; setup?: boolean }, isToken: boolean) {
  if (flags.upstream !== undefined && !isToken)
    throw new BadArguments('--upstream is for a start with WEBEX_TOKEN (see --help).')
  if (flags.setup && isToken)
    throw new BadArguments('--setup is for a start with a relay; with WEBEX_TOKEN there is none.')
}

async function main(): Promise<void> {
  const flags = readFlags({
    port: { type: 'string' },
    'sandbox-port': { type: 'string' },
    'relay-port': { type: 'string' },
    settings: { type: 'string' },
    report: { type: 'string' },
    setup: { type: 'boolean' },
    upstream: { type: 'string' },
    dev: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    help: { type: 'boolean' },
  })
  if (flags.help) return console.log(HELP)
  const plan = flags.report === undefined ? undefined : planOf(await readReportFile(flags.report))
  const own = flags.settings === undefined ? {} : await settingsToLayOver(flags.settings)
  const personalToken = takeToken()
  const credentials = personalToken ? undefined : readCredentials()
  demandFit(flags, personalToken !== undefined)
  const upstream = flags.upstream === undefined ? WEBEX : readUpstream('--upstream', flags.upstream)
  if (personalToken) await demandLiving(personalToken, upstream)
  const { urls, close } = await startAll({
    port: readPort('port', flags.port, 5173),
    sandboxPort: readPort('sandbox-port', flags['sandbox-port'], 5180),
    relayPort: readPort('relay-port', flags['relay-port'], 5181),
    dev: flags.dev,
    credentials,
    personalToken,
    upstream,
    settings: { ...plan?.settings, ...own },
    sandbox: plan && { faults: plan.faults },
    setup: flags.setup,
    television: plan?.television,
    tell: console.log,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => close().then(() => process.exit()))
  const source = personalToken ? 'token' : credentials ? 'integration' : 'sandbox'
  console.log(introduce(urls, source, flags.setup))
  if (plan) console.log(played(plan, source !== 'sandbox'))
  if (!flags['no-open']) openBrowser(urls.emulator)
}

await runCli(main)
