// What is to be examined: the settings as the television will have them, from a file, from the relay, or from
// the .env of `npm start`.

import { existsSync } from 'node:fs'
import { DEFAULTS, parseSettings, SETTING_NAMES, type Settings } from '../../src/settings'
import { scopesIn } from '../../src/webex/client/scopes'
import { readCredentials } from '../cli/credentials'
import { readSettingsFile } from '../cli/settings-file'
import { demandRight } from '../pack/settings'
import { isLoopback } from '../relay/addresses'
import type { Ask } from './ask'
import { type Finding, failed, hint, passed, skipped } from './finding'
import { parseRelaySettings } from './relay-settings'

/** An integration, and where it is asked for. */
export interface SetUp {
  clientId: string
  /** Only where no relay has it. */
  clientSecret?: string | undefined
  scopes: string[]
  /** Webex's API, ending in /v1. */
  api: string
}

export interface Read {
  /** What is to be said of the settings themselves. */
  finding: Finding
  /** Absent when the settings could not be had. */
  setUp?: SetUp
  /** Address of the relay, ending in /v1; absent without one. */
  relay?: string | undefined
}

/** Where the integration of `npm start` stands. */
interface OwnIntegration {
  env: NodeJS.ProcessEnv
  envFile?: string | undefined
}

interface Sources {
  settings?: string | undefined
  relay?: string | undefined
}

/**
 * Reads the settings. A file goes first; without one, the relay is asked; without either, .env.
 * @throws nothing; what is wrong is the finding
 */
export async function readSetUp(
  { settings, relay }: Sources,
  ask: Ask,
  own: OwnIntegration,
): Promise<Read> {
  if (settings !== undefined) return fromFile(settings, relay, ask)
  if (relay !== undefined) return fromRelay(relay, ask)
  return fromEnv(own)
}

async function fromFile(path: string, relay: string | undefined, ask: Ask): Promise<Read> {
  try {
    const given = Object(await readSettingsFile(path)) as Partial<Settings>
    const all = relay === undefined ? given : { ...given, relay }
    demandKnown(given, path)
    if (!all.relay && !given.clientId && !given.clientSecret)
      return {
        finding: failed(
          `${path} names neither a client id nor a relay, as a file that a relay gives out.`,
          'Name that relay as well: --relay URL. A package with this file inside needs both in it.',
        ),
      }
    // The file that a relay gives out may leave the client id to the relay, which then gives its own.
    if (relay !== undefined && !given.clientId) {
      demandRight({ ...all, clientId: 'of the relay' }, path)
      return await fromRelay(relay, ask)
    }
    demandRight(all, path)
    const parsed = parseSettings(all)
    if (!parsed.ok) throw new Error(`${path}: ${parsed.wrong}`)
    const hasRelay = Boolean(all.relay)
    return {
      finding: worthKnowing(parsed.settings, hasRelay) ?? passed(`${path} is valid.`),
      setUp: setUpOf(parsed.settings, hasRelay),
      relay: hasRelay ? parsed.settings.relay : undefined,
    }
  } catch (error) {
    return {
      finding: failed(
        (error as Error).message,
        existsSync(path)
          ? `Correct ${path}; the README lists the settings.`
          : 'Check the path that --settings names.',
      ),
      relay,
    }
  }
}

/** Before values are looked at: a misspelt name leaves the right one empty, which would be complained of instead. */
function demandKnown(given: object, path: string): void {
  const unknown = Object.keys(given).find((name) => !SETTING_NAMES.includes(name))
  if (unknown === undefined) return
  const meant = SETTING_NAMES.find((name) => name.toLowerCase() === unknown.toLowerCase())
  throw new Error(
    `${path}: ${unknown}. This setting does not exist. ${meant ? `It is called ${meant}.` : `Valid names: ${SETTING_NAMES.join(', ')}.`}`,
  )
}

function worthKnowing(
  { api, relay, clientSecret }: Settings,
  hasRelay: boolean,
): Finding | undefined {
  if (clientSecret)
    return hint(
      hasRelay
        ? 'clientSecret is in the settings, although the relay has it. Take it out: whoever gets the package can read it.'
        : 'clientSecret is in the settings: whoever gets the package, or the TV, can read it and act as your integration.',
    )
  const here = [...new Set([api, relay])].filter((url) => isLoopback(new URL(url).hostname))
  if (here.length > 0)
    return hint(
      `${here.join(' and ')} can be reached on this computer only, not from a television.`,
    )
  return undefined
}

async function fromRelay(relay: string, ask: Ask): Promise<Read> {
  const answer = await ask({ url: `${relay}/settings`, headers: { Origin: 'null' } })
  // Why it gave none is said where the relay is examined.
  if (!answer.ok) return { finding: skipped('The relay could not be asked for settings.'), relay }
  const parsed = parseRelaySettings(answer.response, relay)
  if (!parsed.ok) return { finding: skipped('The relay gave no valid settings.'), relay }
  return {
    finding: worthKnowing(parsed.settings, true) ?? passed('The settings are the relay’s.'),
    setUp: setUpOf(parsed.settings, true),
    relay,
  }
}

function fromEnv({ env, envFile }: OwnIntegration): Read {
  const todo =
    'Name what to check: --settings FILE, --relay URL, or an integration in .env (see --help).'
  try {
    const own = readCredentials(env, envFile)
    if (!own) return { finding: failed('There is nothing to check.', todo) }
    const { scopes, api } = DEFAULTS
    return {
      finding: passed('The integration in .env, with the default scopes.'),
      setUp: { ...own, scopes: scopes.split(' '), api },
    }
  } catch (error) {
    return { finding: failed((error as Error).message, 'Correct .env; see .env.example.') }
  }
}

function setUpOf({ clientId, clientSecret, scopes, api }: Settings, hasRelay: boolean): SetUp {
  return {
    clientId,
    clientSecret: hasRelay ? undefined : clientSecret,
    scopes: [...new Set(scopesIn(scopes))],
    api,
  }
}
