// The sandbox's command line: reads the flags, starts it, says where it is, ends with Ctrl-C.

import { BadArguments, readFlags, readPort } from '../cli/flags'
import { runCli } from '../cli/listen'
import { isZone } from './calendar/days'
import { ACCOUNTS } from './calendar/people'
import { createFaults } from './faults/faults'
import { FAULTS } from './faults/kinds'
import { CLIENT_ID, CLIENT_SECRET } from './oauth/provider'
import { SCOPES } from './oauth/scopes'
import { REDIRECT_URIS, type SandboxOptions, startSandbox } from './server'

const DEFAULT_PORT = 5180

const HELP = `A simulated Webex, on loopback: sign-in by OAuth for televisions and for browsers, the meetings API
with recordings, pages to approve on.

  npm run sandbox -- [flags]

Flags
  --port N              port on 127.0.0.1 (${DEFAULT_PORT}); 0 takes a free one
  --media-port N        port of the media's own origin; a free one when not given
  --code-lifetime S     seconds that a sign-in code lives (300)
  --interval S          least seconds between two polls (2); faster ones are told slow_down
  --access-lifetime S   seconds that an access token lives (64799)
  --refresh-lifetime S  seconds that a refresh token lives (7697037)
  --refresh-grace S     seconds that a refresh token still works after it was exchanged (60)
  --redirect-uri URL    a redirect address of the integration, as often as needed; a browser is sent
                        back to one of them, letter by letter
                        (${REDIRECT_URIS.join(', ')})
  --seed TEXT           another seed, other calendars (foyer)
  --timezone ZONE       IANA zone of the accounts (this machine's)
  --now ISO             what the time is at the start, such as 2026-03-02T09:00:00Z; it runs on
                        from there, in the calendars and in the Date header (now)
  --fault JSON          what goes wrong from the start, one of those below, as often as needed
  --help                this text

Client
  id ${CLIENT_ID}, secret ${CLIENT_SECRET}
  scopes ${Object.keys(SCOPES).join('\n         ')}

Accounts
${ACCOUNTS.map(({ id, name, shows }) => `  ${id}  ${name}: ${shows}`).join('\n')}

Automation (JSON in and out, open to any origin)
  GET    /sandbox/codes     the codes that wait for an answer
  POST   /sandbox/approve   {"user_code": "123456", "account": "ada"}; with "without": a list of
                            scopes, these are asked for and not granted
  POST   /sandbox/deny      {"user_code": "123456"}
  POST   /sandbox/revoke    {"account": "ada"} ends its grants: renewal is refused with invalid_grant
  POST   /sandbox/pass      {"seconds": 600} lets time pass, for codes, tokens, links to
                            media and calendars
  PUT    /sandbox/media     {"type": "webm"} or "mp4" (at the start): what the links to videos that
                            are given from now on lead to; GET tells it
  GET    /sandbox/trap      requests that brought a token to the media's origin, where none belongs:
                            method, path, and the names of headers and parameters
  DELETE /sandbox/trap      forgets them
  GET    /sandbox/faults    the faults that are still set
  DELETE /sandbox/faults    clears all faults
  PUT    /sandbox/faults    sets what goes wrong instead of what was set, one or a list of:
${FAULTS}
`

function optionsFromFlags(): SandboxOptions | 'help' {
  const text = { type: 'string' } as const
  const values = readFlags({
    port: text,
    'media-port': text,
    'code-lifetime': text,
    interval: text,
    'access-lifetime': text,
    'refresh-lifetime': text,
    'refresh-grace': text,
    'redirect-uri': { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    seed: text,
    timezone: text,
    now: text,
    help: { type: 'boolean' },
  })
  if (values.help) return 'help'

  function whole(
    name: Exclude<keyof typeof values, 'help' | 'redirect-uri' | 'fault'>,
    least: number,
  ) {
    const value = values[name]
    if (value === undefined) return undefined
    if (!/^\d+$/.test(value) || Number(value) < least)
      throw new BadArguments(
        `--${name} is a whole number of at least ${least}, not "${value}" (see --help).`,
      )
    return Number(value)
  }
  const { seed, timezone, now, 'redirect-uri': redirectUris } = values
  for (const uri of redirectUris ?? [])
    if (!/^https?:\/\/[^#]+$/.test(uri) || !URL.canParse(uri))
      throw new BadArguments(
        `--redirect-uri is an address such as ${REDIRECT_URIS[0]}, not "${uri}" (see --help).`,
      )
  if (timezone && !isZone(timezone))
    throw new BadArguments(
      `--timezone is an IANA time zone such as Europe/Berlin, not "${timezone}" (see --help).`,
    )
  const now_ms = now === undefined ? undefined : Date.parse(now)
  if (Number.isNaN(now_ms))
    throw new BadArguments(
      `--now is a time such as 2026-03-02T09:00:00Z, not "${now}" (see --help).`,
    )
  return {
    port: readPort('port', values.port, DEFAULT_PORT),
    mediaPort: readPort('media-port', values['media-port'], 0),
    codeLifetime_s: whole('code-lifetime', 1),
    interval_s: whole('interval', 0),
    accessTokenLifetime_s: whole('access-lifetime', 1),
    refreshTokenLifetime_s: whole('refresh-lifetime', 1),
    refreshGrace_s: whole('refresh-grace', 0),
    redirectUris,
    faults: values.fault?.map(faultFrom),
    seed,
    timezone,
    now_ms,
  }
}

function faultFrom(text: string): unknown {
  try {
    const fault: unknown = JSON.parse(text)
    createFaults().set(fault)
    return fault
  } catch {
    throw new BadArguments(
      `--fault is JSON such as {"kind": "wrong-secret"}, not ${text} (see --help).`,
    )
  }
}

async function main() {
  const options = optionsFromFlags()
  if (options === 'help') return console.log(HELP)
  const sandbox = await startSandbox(options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => sandbox.close().then(() => process.exit(0)))
  console.log(
    `Sandbox on ${sandbox.url}, its media on ${sandbox.mediaUrl}; approve codes on ${sandbox.url}/verify. See --help for more.`,
  )
}

await runCli(main)
