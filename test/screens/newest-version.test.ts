import { describe, expect, it } from 'vitest'
import { newerVersion } from '../../src/screens/newest-version'

describe('the newest version', () => {
  it.each(['0.1.1', '0.2.0', '1.0.0', '0.10.0', '0.1.10'])('%s is newer than 0.1.0', (named) => {
    expect(newerVersion(named, '0.1.0')).toBe(named)
  })

  it.each(['0.1.0', '0.0.9', '0.9.9'])('%s is not newer than 0.10.0', (named) => {
    expect(newerVersion(named, '0.10.0')).toBeUndefined()
  })

  it.each([
    undefined,
    null,
    2,
    '',
    'soon',
    '1.0',
    'v1.0.0',
    '1.0.0-beta',
    '1.0.0.0',
    '9'.repeat(400),
  ])('is not %j', (named) => {
    expect(newerVersion(named, '0.1.0')).toBeUndefined()
  })
})
