import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { putInPlace } from '../../../platforms/build/put-in-place'

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const dist = join(folder, 'dist')
  return { folder, dist, page: () => readFileSync(join(dist, 'index.html'), 'utf8') }
}

const filled = (text: string) => async (folder: string) => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), text)
}

describe('a folder that is put in place', () => {
  it('is there when it is done, and nothing besides', async () => {
    const { folder, dist, page } = place()
    await putInPlace(dist, async (made) => {
      await filled('new')(made)
      expect(existsSync(dist)).toBe(false)
    })
    expect([page(), readdirSync(folder)]).toEqual(['new', ['dist']])
  })

  it('takes the place of an older one, which is whole until then', async () => {
    const { folder, dist, page } = place()
    await filled('older')(dist)
    writeFileSync(join(dist, 'old.js'), '')
    await putInPlace(dist, async (made) => {
      await filled('new')(made)
      expect(page()).toBe('older')
    })
    expect([page(), readdirSync(dist), readdirSync(folder)]).toEqual([
      'new',
      ['index.html'],
      ['dist'],
    ])
  })

  it('leaves the older one as it was when it cannot be made', async () => {
    const { folder, dist, page } = place()
    await filled('older')(dist)
    const failing = putInPlace(dist, async (made) => {
      await filled('half')(made)
      throw new Error('no room')
    })
    await expect(failing).rejects.toThrow('no room')
    expect([page(), readdirSync(folder)]).toEqual(['older', ['dist']])
  })

  it('is whole when two make it at the same time', async () => {
    const { folder, dist, page } = place()
    await filled('older')(dist)
    let open = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const make = (text: string) => async (made: string) => {
      await filled(text)(made)
      await both
    }
    const done = Promise.all(['one', 'two'].map((text) => putInPlace(dist, make(text))))
    open()
    await done
    expect(['one', 'two']).toContain(page())
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})
