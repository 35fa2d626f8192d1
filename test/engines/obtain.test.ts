import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CHROMIUMS, checkPin, NODES, WORKERD } from './obtain'

describe('a pinned engine', () => {
  const tarball = Buffer.from('an engine')
  const sha512 = createHash('sha512').update(tarball).digest('base64')

  it('is taken when it is the pinned one', () => {
    expect(() => checkPin({ pack: 'engine@1.0.0', sha512 }, tarball)).not.toThrow()
  })

  it('is refused when a byte differs, with the sum that it has', () => {
    const other = Buffer.from('an engine.')
    expect(() => checkPin({ pack: 'engine@1.0.0', sha512 }, other)).toThrow(
      /^engine@1\.0\.0 is not the pinned one: sha512 [\w+/]{86}==$/,
    )
  })

  it.each([...CHROMIUMS, ...Object.values(NODES), WORKERD])(
    '$pack is of one version',
    ({ pack, sha512 }) => {
      expect(pack).toMatch(/^(@[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+$/)
      expect(Buffer.from(sha512, 'base64')).toHaveLength(64)
    },
  )
})
