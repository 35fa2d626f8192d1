// What the server answers itself: the settings, which know the chosen ports; what the emulator's page
// must know; and the page inside the emulated television. The app's files stay those of a television.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { leadOn, OVER_PAGE, overPage } from '../personal/over-page'
import type { Likeness } from '../tv/likeness'

/** Answers the requests for the app and the emulator's page. */
export interface Pages {
  listener(request: IncomingMessage, response: ServerResponse): void
  close?(): Promise<void>
}

export interface Surroundings {
  settings: { clientId: string; relay: string; api: string } & Record<string, unknown>
  /** The sandbox's address; absent with the real Webex. */
  sandbox?: string | undefined
  /** The television that the emulator is to be like. */
  television?: Likeness | undefined
  /** The host of the relay, where the app has to be told of it. */
  relay?: string | undefined
  /** Whether `settings.relay` stands in for Webex with a personal access token. */
  isPersonal?: boolean | undefined
}

/** What the emulator's page reads from `/emulator/config.json`. */
export interface EmulatorConfig {
  /** The sandbox's address without a slash at the end; null with the real Webex. */
  sandbox: string | null
  /** The television that it is to be like, where a report is played. */
  television: Likeness | null
  /** The host of the relay that is to be typed, where the app is set up by nobody yet. */
  relay?: string | undefined
}

interface MadeFile {
  type: string
  body: string
}

/** The files by path. */
export type MadeFiles = Record<string, MadeFile | undefined>

/** The query that asks for the app's page as the emulated television loads it. */
export const TELEVISION_QUERY = 'television'

const SCOPES = 'meeting:schedules_read spark:people_read'
/** Ticked on the sandbox's integration; Webex refuses a sign-in that asks for one that is not ticked. */
const SCOPES_OF_RECORDINGS =
  'meeting:recordings_read meeting:transcripts_read meeting:summaries_read'

/** Runs before the app's scripts: the emulator gives the frame what the chosen television has. */
const EQUIP = 'window.parent.equipTelevision && window.parent.equipTelevision(window)\n'

/** What the app's settings are unless they are given: all that the sandbox's integration allows. */
export const usualSettings = (isSandbox: boolean): Record<string, unknown> => ({
  scopes: isSandbox ? `${SCOPES} ${SCOPES_OF_RECORDINGS}` : SCOPES,
  language: 'auto',
  timeZone: 'auto',
  hourCycle: 'auto',
})

/** Makes the files for one set of addresses. */
export function madeFiles(surroundings: Surroundings): MadeFiles {
  const { settings, sandbox = '', television, relay, isPersonal } = surroundings
  const all = { ...usualSettings(sandbox !== ''), ...settings }
  const config: EmulatorConfig = {
    sandbox: sandbox || null,
    television: television ?? null,
    relay,
  }
  const given = `window.foyerSettings = ${JSON.stringify(all, null, 2)}\n`
  return {
    '/settings.js': script(isPersonal ? given + leadOn(settings.relay) : given),
    [OVER_PAGE]: isPersonal ? { type: 'text/html; charset=utf-8', body: overPage() } : undefined,
    '/emulator/equip.js': script(EQUIP),
    '/emulator/config.json': { type: 'application/json', body: JSON.stringify(config) },
  }
}

const script = (body: string): MadeFile => ({ type: 'text/javascript; charset=utf-8', body })

/**
 * The app's page for the emulated television: the same bytes with one classic script ahead of all
 * others, as a television's own objects are there before any script.
 */
export function forTelevision(html: string): string {
  return html.replace(/<head[^>]*>/i, '$&<script src="/emulator/equip.js"></script>')
}
