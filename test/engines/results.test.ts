import { describe, expect, it } from 'vitest'
import { type Result, readResults, resultsPage, withDigest } from './results'

const old: Result = {
  id: '64',
  version: 'Chromium 64.0.1',
  result: 'passed, also from file://',
  seconds: 71,
  date: '2026-01-01',
}
const v8: Result = { ...old, id: 'v8-51', version: 'V8 5.1', result: 'passed' }

describe('the page of results', () => {
  it('the page of results says apart what was tested on and what was built for', () => {
    const page = resultsPage([v8, old])
    const [tested = '', built = ''] = page.split('## Built for')
    expect(tested).toContain('| 64 | Chromium 64.0.1 | Tizen 5.0 (63) | 2019 | passed, also from')
    expect(tested).not.toContain('V8 5.1')
    expect(built).toContain('| v8-51 | V8 5.1 | webOS 4 (53) | 2018 | passed | 71 | 2026-01-01 |')
  })

  it('the page of results is read again as it was written', () => {
    expect(readResults(resultsPage([old, v8]))).toEqual([old, v8])
  })

  it('the page of results keeps what was not run again', () => {
    const again = { ...old, result: 'failed', date: '2026-02-02' }
    const page = resultsPage([...readResults(resultsPage([old, v8])), again])
    expect(readResults(page)).toEqual([again, v8])
  })
})

describe('the table in the README', () => {
  const readme = 'Before.\n<!-- engines -->\nold\n<!-- /engines -->\nAfter.\n'

  it('the table in the README is renewed between its marks, and nothing else is', () => {
    const renewed = withDigest(readme, [old, v8])
    expect(renewed).toMatch(/^Before\.\n<!-- engines -->\n\| television /)
    expect(renewed).toContain('| Tizen 5.0 (63) | 2019 | Chromium 64.0.1 | tested on | passed |')
    expect(renewed).toContain('| webOS 4 (53) | 2018 | V8 5.1 | built for | passed |')
    expect(renewed).not.toContain('old\n')
    expect(renewed).toMatch(/\n<!-- \/engines -->\nAfter\.\n$/)
    expect(withDigest(renewed, [old, v8])).toBe(renewed)
  })

  it('the table in the README is written where there was none yet', () => {
    const empty = '<!-- engines -->\n<!-- /engines -->\n'
    expect(withDigest(empty, [old])).toContain('| tested on | passed |\n<!-- /engines -->')
  })

  it('the table is not written into a README without marks', () => {
    expect(() => withDigest('# Foyer\n', [old])).toThrow('marks')
  })
})
