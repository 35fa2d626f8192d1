// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest'
import { connectFaults } from '../../../../platforms/emulator/ui/faults'
import { createFaults } from '../../../../platforms/sandbox/faults/faults'

/** The choice on the emulator's page, in front of a sandbox's faults. */
async function open(already: object[] = []) {
  const faults = createFaults()
  faults.set(already)
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, { method = 'GET', body = '' }: RequestInit = {}) => {
    if (method === 'PUT') sent.push(...faults.set(JSON.parse(String(body))), ...faults.pending())
    if (method === 'DELETE') faults.clear()
    return Response.json({ items: faults.pending() })
  })
  const choice = document.createElement('select')
  await connectFaults(choice, 'http://localhost:5180')
  const choose = async (name: string) => {
    choice.value = name
    choice.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(choice.value).not.toBe(''))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { faults, sent, choice, choose }
}

const { choice } = await open()
const NAMES = [...choice.options].map(({ value }) => value)

describe('the faults on the emulator’s page', () => {
  it.each(NAMES.slice(1))('are such as the sandbox knows: %s', async (name) => {
    const { choose, sent } = await open()
    await choose(name)
    expect(sent.length).toBeGreaterThan(0)
  })

  it('tell again which one is set, also when there are two of a kind', async () => {
    for (const name of NAMES.slice(1)) {
      const { choose, faults, choice } = await open()
      await choose(name)
      const again = await open(faults.pending())
      expect(again.choice.value).toBe(choice.value)
    }
  })

  it('come back to the one that works after what happens at once', async () => {
    const { choose, choice } = await open()
    await choose('Ends all sessions, now')
    expect(choice.value).toBe('Works')
  })

  it('end with the one that works', async () => {
    const { choose, faults } = await open()
    await choose('Is two hours ahead')
    expect(faults.pending()).toHaveLength(1)
    await choose('Works')
    expect(faults.pending()).toEqual([])
  })
})
