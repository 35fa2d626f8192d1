import { describe, expect, it } from 'vitest'
import { type Result, readResults, resultsPage } from './results'

const old: Result = {
  id: '64',
  version: 'Chromium 64.0.1',
  result: 'passed, also from file://',
  seconds: 71,
  date: '2026-01-01',
}
const v8: Result = { ...old, id: 'v8-51', version: 'V8 5.1', result: 'passed' }

describe('the page of results', () => {
  it('says apart what was tested on and what was built for', () => {
    const page = resultsPage([v8, old])
    const [tested = '', built = ''] = page.split('## Built for')
    expect(tested).toContain('| 64 | Chromium 64.0.1 | Tizen 5.0 (63) | 2019 | passed, also from')
    expect(tested).not.toContain('V8 5.1')
    expect(built).toContain('| v8-51 | V8 5.1 | webOS 4 (53) | 2018 | passed | 71 | 2026-01-01 |')
  })

  it('is read again as it was written', () => {
    expect(readResults(resultsPage([old, v8]))).toEqual([old, v8])
  })

  it('keeps what was not run again', () => {
    const again = { ...old, result: 'failed', date: '2026-02-02' }
    const page = resultsPage([...readResults(resultsPage([old, v8])), again])
    expect(readResults(page)).toEqual([again, v8])
  })
})
