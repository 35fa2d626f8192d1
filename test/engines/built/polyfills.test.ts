import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lackingIn } from './polyfills'

it('what an old engine lacks is named, unless it has a polyfill or is another thing of that name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-polyfills-'))
  const script = join(folder, 'index.js')
  try {
    await writeFile(
      script,
      'one.flatMap(two).findLast(three); four.at(5); Object.hasOwn(six, seven)',
    )
    expect(await lackingIn([script])).toEqual([
      `${script}: es.array.find-last`,
      `${script}: es.object.has-own`,
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})
