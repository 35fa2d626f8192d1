import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { lineWriter } from '../../../../platforms/relay/node/write-lines'

it('writes the lines that come together at once, in their order, and those after them by themselves', async () => {
  const written: string[] = []
  const log = lineWriter((text) => written.push(text))
  log('a')
  log('b')
  expect(written).toEqual([])
  await setImmediate()
  expect(written).toEqual(['a\nb\n'])
  log('c')
  await setImmediate()
  expect(written).toEqual(['a\nb\n', 'c\n'])
})
