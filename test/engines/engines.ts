// Which engines there are, and which televisions each stands for. "Tested on" is said of a browser
// that runs the app whole; "built for" of the JavaScript half of one, with a stubbed DOM around it.
//
// Samsung: https://developer.samsung.com/smarttv/develop/specifications/web-engine-specifications.html
// LG: https://webostv.developer.lge.com/develop/specifications/web-api-and-web-engine

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../e2e/test-app/browser'
import { openChromium } from './drivers/chromium'
import type { Driver } from './drivers/driver'
import { openFirefox } from './drivers/firefox'
import { openV8 } from './drivers/stubbed-dom'
import { openWpe } from './drivers/wpe'
import { canRunPackaged, obtain, obtainNode } from './obtain/obtain'

export interface Engine {
  /** What `--only` calls it. */
  id: string
  name: string
  /** Televisions, with the Chromium that they have when it is not this very one. */
  television: string
  /** Model years. */
  years: string
  claim: 'tested on' | 'built for'
  /** Also opened from file://, as packaged apps are. */
  fromFile?: boolean
  /** Runs with no other engine beside it. */
  alone?: boolean
  /**
   * Finds it on this machine, and fetches it first where it can be fetched; nothing else runs meanwhile.
   * @returns what starts it
   * @throws Missing that says what is lacking on this machine
   */
  find(): () => Promise<Driver>
}

/** What is lacking here, which is another thing than an engine on which the app fails. */
export class Missing extends Error {}

export const ENGINES: Engine[] = [
  chromium(64, 'Tizen 5.0 (63)', '2019', { fromFile: true }),
  chromium(68, 'webOS 5', '2020'),
  chromium(69, 'Tizen 5.5', '2020'),
  chromium(76, 'Tizen 6.0', '2021', { fromFile: true }),
  chromium(79, 'webOS 6', '2021'),
  chromium(85, 'Tizen 6.5', '2022'),
  chromium(87, 'webOS 22', '2022'),
  chromium(92, 'Tizen 7, webOS 23 (94)', '2023'),
  chromium(108, 'Tizen 8, webOS 24', '2024', { fromFile: true }),
  chromium(121, 'Tizen 9, webOS 25 (120)', '2025'),
  {
    id: 'today',
    name: "today's Chromium",
    television: 'Android TV, the emulator',
    years: '',
    claim: 'tested on',
    fromFile: true,
    find() {
      const { executablePath, env } = found(findBrowser)
      return () => openChromium(executablePath, env)
    },
  },
  {
    id: 'wpe',
    name: 'WPE WebKit',
    television: 'RDK set-top boxes',
    years: '',
    claim: 'tested on',
    // It draws by the processor alone, and failed in two of six runs beside another engine.
    alone: true,
    find() {
      const webDriver = installed('WPEWebDriver', ['/usr/bin/WPEWebDriver'])
      const miniBrowser = installed("WPE's MiniBrowser", miniBrowsers())
      return () => openWpe(webDriver, miniBrowser)
    },
  },
  {
    id: 'firefox',
    name: 'Firefox ESR',
    television: 'no television; a second opinion',
    years: '',
    claim: 'tested on',
    find() {
      const executable = installed('Firefox ESR', ['/usr/bin/firefox-esr', '/usr/bin/firefox'])
      return () => openFirefox(executable)
    },
  },
  v8('6.17.1', 51, 'webOS 4 (53)', '2018'),
  v8('7.10.1', 55, 'Tizen 4 (56)', '2018'),
  v8('9.11.2', 62, 'Tizen 5.0 (63)', '2019'),
]

function chromium(
  version: number,
  television: string,
  years: string,
  more: Partial<Engine> = {},
): Engine {
  return {
    id: String(version),
    name: `Chromium ${version}`,
    television,
    years,
    claim: 'tested on',
    find() {
      packaged()
      const { executablePath, env } = found(() => obtain(version))
      return () => openChromium(executablePath, env)
    },
    ...more,
  }
}

/** @param ofChromium the Chromium that had this Node's V8; older than the television's, so stricter */
function v8(node: string, ofChromium: number, television: string, years: string): Engine {
  return {
    id: `v8-${ofChromium}`,
    name: `V8 of Chromium ${ofChromium}`,
    television,
    years,
    claim: 'built for',
    find() {
      packaged()
      const executable = found(() => obtainNode(node))
      return () => openV8(executable)
    },
  }
}

function packaged() {
  if (!canRunPackaged) throw new Missing('it is to be had for Linux on x64 only')
}

/** /usr/lib/<processor>/wpe-webkit-<version>/MiniBrowser */
function miniBrowsers(): string[] {
  const inside = (folder: string, name: RegExp) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((entry) => name.test(entry))
          .map((entry) => join(folder, entry))
      : []
  return inside('/usr/lib', /-linux-/)
    .flatMap((folder) => inside(folder, /^wpe-webkit-/))
    .map((folder) => join(folder, 'MiniBrowser'))
}

function installed(name: string, places: string[]): string {
  const place = places.find(existsSync)
  if (place === undefined) throw new Missing(`${name} is not installed`)
  return place
}

function found<T>(find: () => T): T {
  try {
    return find()
  } catch (error) {
    throw new Missing((error as Error).message)
  }
}
