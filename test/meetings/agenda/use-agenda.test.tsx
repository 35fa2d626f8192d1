// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { Agenda, AgendaState } from '../../../src/meetings/agenda/agenda'
import { useAgenda } from '../../../src/meetings/agenda/use-agenda'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function agendaByHand() {
  let state: AgendaState = { isFetching: false, isFetchingMore: false }
  const listeners = new Set<() => void>()
  const presses: string[] = []
  const agenda: Agenda = {
    open: async () => {},
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refetch: () => presses.push('refresh'),
    showDay: (day) => presses.push(day),
    resume: () => {},
    close: () => {},
    forget: () => {},
  }
  const turn = (next: AgendaState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return { agenda, listeners, presses, turn }
}

const shown: boolean[] = []

function Screen({ agenda }: { agenda: Agenda }) {
  const { isFetching, refetch } = useAgenda(agenda)
  shown.push(isFetching)
  return <button type="button" onClick={refetch} />
}

test('a screen sees each state, can ask again, and stops listening when it goes', async () => {
  const { agenda, listeners, presses, turn } = agendaByHand()
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  await act(async () => root.render(<Screen agenda={agenda} />))
  await act(async () => turn({ isFetching: true, isFetchingMore: false }))
  expect(shown).toEqual([false, true])
  page.querySelector('button')?.click()
  expect(presses).toEqual(['refresh'])
  await act(async () => root.unmount())
  expect(listeners.size).toBe(0)
})
