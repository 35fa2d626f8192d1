import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planOf } from '../../../../platforms/emulator/report/plan'
import { readReport, readReportFile } from '../../../../platforms/emulator/report/read'
import { createFaults } from '../../../../platforms/sandbox/faults/faults'
import { type ReportFacts, reportText } from '../../../../src/screens/diagnostics/report'
import { fc } from '../../../generated'

const facts: ReportFacts = {
  version: '0.1.0',
  television: 'Tizen 5.5',
  engine: 'Chromium 69',
  screen: '1280 x 720 x 1.5',
  zone: 'America/Mexico_City',
  rules: 'tv',
  behind_s: 185,
  language: 'de-AT',
  textSize: 'XL',
  hours: '12',
  storage: 'works',
  network: 'disconnected',
  voiceGuide: 'unknown',
  missingScopes: 'none',
  webexStatus: 'not asked',
}
const NOW = Date.UTC(2026, 2, 2)
const trackingId = 'ROUTER_5F8A9C7E-01BB-00AE-AC12-D7F500AE2A01'
const failed = (ago_s: number, what: string, path = '/v1/meetings') => ({
  at: NOW - ago_s * 1000,
  what,
  path,
})
const FAILED = [
  failed(3, '200 text/html', '/v1/recordings'),
  failed(12, 'offline', '/v1/people/me'),
  failed(40, 'timeout', '/v1/recordings/{id}'),
  { ...failed(75, '503'), trackingId },
  failed(90, 'TypeError 1:20344', 'meeting'),
  failed(90, 'blocked img-src', 'webexcontent.com'),
]
const TEXT = reportText(facts, FAILED, NOW)
const read = (text: string) => readReport(text, 'tv.txt')
const planned = (...failures: Parameters<typeof reportText>[1]) =>
  planOf(read(reportText(facts, failures, NOW)))

describe('a report that is read back', () => {
  it('says what the television wrote', () => {
    const report = read(TEXT)
    expect(report.facts).toEqual(facts)
    expect(report.failures[3]).toEqual({ ago_s: 75, what: '503', call: '/v1/meetings', trackingId })
    expect(report.failures.map(({ ago_s, what, call }) => [ago_s, what, call])).toEqual(
      FAILED.map(({ at, what, path }) => [(NOW - at) / 1000, what, path]),
    )
  })

  it.each([
    ['with Windows’ line ends', TEXT.replace(/\n/g, '\r\n')],
    ['with a mark of its encoding', `\ufeff${TEXT}\n`],
    ['quoted in an issue', `My TV said:\n\n${TEXT.replace(/^/gm, '> ')}\n\nThat is all.`],
    ['between fences', `\`\`\`\n${TEXT}\n\`\`\`\nThanks!`],
    ['indented', TEXT.replace(/^/gm, '    ')],
  ])('is the same %s', (_, text) => {
    expect(read(text)).toEqual(read(TEXT))
  })

  it('is the same for whatever the app can have written', () => {
    const what = fc.constantFrom('503', '429', 'offline', 'timeout', '200 text/html', '200 other')
    const path = fc.constantFrom('/v1/meetings', '/v1/meetings/{id}', '/v1/device/token', '/{file}')
    const one = fc.record({ at: fc.integer({ min: NOW - 1e9, max: NOW }), what, path })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (many) => {
        const report = read(reportText(facts, many, NOW))
        expect(report.failures.map(({ what, call }) => [what, call])).toEqual(
          many.map(({ what, path }) => [what, path]),
        )
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['', /^tv\.txt: it has no line "Foyer report 1"\. Copy the whole text/],
    ['<html>', /it has no line "Foyer report 1"/],
    [TEXT.replace('report 1', 'report 2'), /this is a "Foyer report 2", and this Foyer reads/],
    [
      TEXT.split('\n').slice(0, 6).join('\n'),
      /the line "Zone rules: …" is missing\. Copy the whole/,
    ],
    [TEXT.replace('1280 x 720 x 1.5', 'large'), /"Screen: large" is not what Foyer writes there/],
    [
      TEXT.replace('Text size: XL', 'Text size: 7'),
      /"Text size: 7" is not what Foyer writes there/,
    ],
  ])('is refused in clear words, in one line: %j', (text, words) => {
    expect(() => read(text)).toThrow(words)
    expect(() => read(text)).not.toThrow(/\n/)
  })

  it('is read from a file, and says when there is none', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'foyer-')), 'tv.txt')
    await expect(readReportFile(file)).rejects.toThrow(`There is no report ${file}.`)
    writeFileSync(file, TEXT)
    expect((await readReportFile(file)).facts).toEqual(facts)
  })
})

describe('a report that is played', () => {
  it('makes the emulator that television', () => {
    const { television, settings } = planned()
    expect(television).toEqual({
      model: 'tizen',
      version: '5.5',
      engine: 'Chromium 69',
      width: 1280,
      height: 720,
      pixelRatio: 1.5,
      behind_ms: 185_000,
      language: 'de-AT',
    })
    expect(settings).toEqual({ timeZone: 'America/Mexico_City', textSize: 'XL', hourCycle: '12' })
  })

  it('has the same failures, as faults, by how long after the first they began', () => {
    expect(planned(...FAILED).faults).toEqual([
      { kind: 'status', status: 503, path: '/v1/meetings', after_s: 0 },
      // Noted 15 s after it was asked.
      { kind: 'stall', path: '/v1/recordings/', after_s: 19 },
      { kind: 'offline', path: '/v1/people/me', after_s: 62 },
      { kind: 'html', path: '/v1/recordings', after_s: 71 },
    ])
    expect(() => createFaults().set(planned(...FAILED).faults)).not.toThrow()
  })

  it('says what it plays and what it cannot', () => {
    expect(planned(...FAILED, failed(99, 'offline', '/v1/device/token')).lines).toEqual([
      'Plays the report of a television: Tizen 5.5 (Chromium 69), 1280 x 720 x 1.5, ' +
        'America/Mexico_City, clock 185 s behind, de-AT, text size XL',
      '  not played         offline /v1/device/token',
      '  not played         blocked img-src webexcontent.com',
      '  not played         TypeError 1:20344 meeting',
      '  at the first call  503 /v1/meetings',
      '  20 s later         timeout /v1/recordings/{id}',
      '  63 s later         offline /v1/people/me',
      '  72 s later         200 text/html /v1/recordings',
    ])
  })

  it('has the sandbox report what Webex reported', () => {
    const report = read(reportText({ ...facts, webexStatus: 'incident' }, [], NOW))
    expect(planOf(report).faults).toEqual([{ kind: 'status-page', says: 'incident' }])
    expect(() => createFaults().set(planOf(report).faults)).not.toThrow()
  })

  it('leaves to this computer what the television did not know', () => {
    const unknown = {
      zone: 'local',
      textSize: '?',
      hours: '?',
      language: '?',
      screen: '?',
      engine: '?',
    }
    const { television, settings } = planOf(read(reportText({ ...facts, ...unknown }, [], NOW)))
    expect(settings).toEqual({})
    expect(television).toMatchObject({ width: 1920, height: 1080, pixelRatio: 1, language: 'en' })
  })
})
