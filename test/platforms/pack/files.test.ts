import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readFiles, text, writeFiles, zip } from '../../../platforms/pack/files'
import { scratch } from './made'
import { openZip } from './open'

const FILES = { 'index.html': text('page'), 'assets/main.js': text('run()') }

describe('files', () => {
  it('come back from a folder as they were written', async () => {
    const folder = join(scratch(), 'not', 'yet', 'there')
    await writeFiles(folder, FILES)
    const read = await readFiles(folder)
    expect(Object.keys(read).sort()).toEqual(['assets/main.js', 'index.html'])
    expect(Buffer.from(read['assets/main.js'] ?? []).toString()).toBe('run()')
  })

  it('come back from a zip, sorted', () => {
    const opened = openZip(zip(FILES))
    expect(Object.keys(opened)).toEqual(['assets/main.js', 'index.html'])
    expect(opened['index.html']).toEqual(FILES['index.html'])
  })

  it('make the same zip whatever order they came in, wherever it is made', () => {
    const backwards = Object.fromEntries(Object.entries(FILES).reverse())
    vi.stubEnv('TZ', 'Pacific/Auckland')
    const elsewhere = zip(backwards)
    vi.unstubAllEnvs()
    expect(elsewhere).toEqual(zip(FILES))
  })
})
