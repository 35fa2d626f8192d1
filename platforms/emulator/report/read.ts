// A report of the Diagnostics screen (src/screens/diagnostics/report.ts), read back. It comes by hand: out of a
// phone's scanner, through a chat or an issue, which quote it, indent it and change its line ends.

import { readFile } from 'node:fs/promises'
import {
  FACTS,
  FAILURES_HEAD,
  OTHERWISE,
  REPORT_HEAD,
  type Report,
  type ReportFacts,
  type ReportFailure,
} from '../../../src/screens/diagnostics/report'
import { decodeText } from '../../cli/decode'

const NAMES = Object.keys(FACTS) as (keyof ReportFacts)[]
const FAILURE =
  /^(\d{1,9}) ([\w ./:-]+?) (\/[\w/{}]+|\{\w+\}|[a-z][a-z.-]*)(?: ([A-Z]{2,12}_[\w-]{8,60}))?$/

/**
 * Reads a file with a report in it.
 * @throws Error, in one line, that says what to do
 */
export async function readReportFile(path: string): Promise<Report> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    throw new Error(`There is no report ${path}.`)
  }
  return readReport(decodeText(bytes, path), path)
}

/**
 * Reads a report.
 * @param name of the file, for the error
 * @throws Error, in one line, that says what to do
 */
export function readReport(text: string, name: string): Report {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/^[\s>`]+|[\s`]+$/g, ''))
  const start = lines.indexOf(REPORT_HEAD)
  if (start < 0) throw new Error(`${name}: ${whyNone(lines)}`)
  const facts: Partial<Record<keyof ReportFacts, string | number>> = { ...OTHERWISE }
  const failures: ReportFailure[] = []
  for (const line of lines.slice(start + 1)) {
    if (line === '' || line === FAILURES_HEAD) continue
    const failure = failureOf(line)
    const fact = failure ? undefined : factOf(line, name)
    if (failure) failures.push(failure)
    else if (fact) facts[fact[0]] = fact[1]
    // What comes after the report is what somebody wrote below it.
    else break
  }
  const missing = NAMES.find((one) => facts[one] === undefined)
  if (missing)
    throw new Error(
      `${name}: the line "${FACTS[missing][0]}: …" is missing. Copy the whole text of the QR code.`,
    )
  return { facts: facts as unknown as ReportFacts, failures }
}

function whyNone(lines: readonly string[]): string {
  const other = lines.find((line) => /^Foyer report \d+$/.test(line))
  return other
    ? `this is a "${other}", and this Foyer reads "${REPORT_HEAD}". Take the Foyer that it was made with.`
    : `it has no line "${REPORT_HEAD}". Copy the whole text of the QR code on the Diagnostics screen.`
}

function factOf(line: string, file: string): [keyof ReportFacts, string | number] | undefined {
  const [, label, value = ''] = /^([A-Z][A-Za-z, ]+): (.+)$/.exec(line) ?? []
  const name = NAMES.find((one) => FACTS[one][0] === label)
  if (!name) return undefined
  if (value !== 'unknown' && !FACTS[name][1].test(value))
    throw new Error(`${file}: "${line}" is not what Foyer writes there.`)
  return [name, name === 'behind_s' ? Number(value) || 0 : value]
}

function failureOf(line: string): ReportFailure | undefined {
  const [, ago = '', what = '', call = '', trackingId] = FAILURE.exec(line) ?? []
  return ago === '' ? undefined : { ago_s: Number(ago), what, call, trackingId }
}
