// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { Details } from '../../../src/meetings/details/details'
import { useDetails, useInvitees } from '../../../src/meetings/details/use-details'
import type { Query } from '../../../src/queries/query'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** Questions that a test answers, and how many listen to them. */
function detailsByHand() {
  const heard: string[] = []
  const listening = new Set<string>()
  const listeners = new Set<() => void>()
  const answers = new Map<string, object>()
  const question = (name: string): Query<never> => {
    const none = { isFetching: false }
    return {
      state: () => (answers.get(name) as { isFetching: boolean }) ?? none,
      subscribe(listener) {
        listening.add(name)
        listeners.add(listener)
        return () => {
          listening.delete(name)
          listeners.delete(listener)
        }
      },
      refetch: () => heard.push(`again ${name}`),
      fetchMore: () => heard.push(`more ${name}`),
    }
  }
  const details: Details = {
    details: (id) => question(`details ${id}`),
    invitees: (id) => question(`invitees ${id}`),
  }
  const answer = (name: string, state: object) => {
    answers.set(name, state)
    for (const listener of listeners) listener()
  }
  return { details, listening, heard, answer }
}

function MeetingScreen({ details, id }: { details: Details; id: string }) {
  const { data } = useDetails(details, id)
  const { fetchMore, refetch } = useInvitees(details, id)
  return (
    <>
      <p>{data?.password}</p>
      <button type="button" onClick={fetchMore} />
      <button type="button" onClick={refetch} />
    </>
  )
}

test('a meeting on the screen is asked about for as long as it is there', async () => {
  const { details, listening, heard, answer } = detailsByHand()
  const page = document.createElement('div')
  const root = createRoot(page)
  await act(async () => root.render(<MeetingScreen details={details} id="a" />))
  expect([...listening]).toEqual(['details a', 'invitees a'])
  await act(async () => answer('details a', { data: { password: 'BgJep@43' }, isFetching: false }))
  expect(page.querySelector('p')?.textContent).toBe('BgJep@43')
  for (const button of page.querySelectorAll('button'))
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(heard).toEqual(['more invitees a', 'again invitees a'])

  await act(async () => root.render(<MeetingScreen details={details} id="b" />))
  expect([...listening]).toEqual(['details b', 'invitees b'])
  expect(page.querySelector('p')?.textContent).toBe('')
  await act(async () => root.unmount())
  expect(listening.size).toBe(0)
})
