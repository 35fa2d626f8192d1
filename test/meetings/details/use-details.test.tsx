// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { Details } from '../../../src/meetings/details/details'
import { useDetails, useInvitees } from '../../../src/meetings/details/use-details'
import { queriesByHand } from '../../queries/queries-by-hand'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function detailsByHand() {
  const { query, ...rest } = queriesByHand()
  const details: Details = {
    details: (id) => query(`details ${id}`),
    invitees: (id) => query(`invitees ${id}`),
  }
  return { details, ...rest }
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
  const { details, listening, called, answer } = detailsByHand()
  const page = document.createElement('div')
  const root = createRoot(page)
  await act(async () => root.render(<MeetingScreen details={details} id="a" />))
  expect([...listening]).toEqual(['details a', 'invitees a'])
  await act(async () => answer({ data: { password: 'BgJep@43' }, isFetching: false }, 'details a'))
  expect(page.querySelector('p')?.textContent).toBe('BgJep@43')
  for (const button of page.querySelectorAll('button'))
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(called).toEqual(['more invitees a', 'again invitees a'])

  await act(async () => root.render(<MeetingScreen details={details} id="b" />))
  expect([...listening]).toEqual(['details b', 'invitees b'])
  expect(page.querySelector('p')?.textContent).toBe('')
  await act(async () => root.unmount())
  expect(listening.size).toBe(0)
})
