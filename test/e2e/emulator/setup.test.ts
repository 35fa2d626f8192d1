// A start with `--setup`: the app as it ships, which is told of its relay with the keys of its remote.

import { beforeAll, expect, it } from 'vitest'
import { SEEN_MS } from '../../../src/components/buttons/use-stray-ok-guard'
import { goToDone, relayHost, typeByArrows } from '../setup/setup-tv'
import { app, desk, openDesk, restartServers } from './desk'

beforeAll(() => restartServers({ setup: true }))

/** The remote in the hands of whoever types. */
const remote = () => ({
  page: desk.page,
  focused: () => desk.focused(),
  press: (...keys: string[]) => desk.type(...keys),
})

const heading = (name: string) => desk.tv.getByRole('heading', { name }).waitFor()

it('the television that nobody has set up is told of its relay by keys alone, and shows the meetings', async () => {
  await openDesk('tizen')
  const host = relayHost(app)
  await desk.page.getByText(`This television’s relay: ${host}`).waitFor()
  await heading('Which relay does this TV use?')
  await expect.poll(() => desk.focused()).not.toBe('')
  await typeByArrows(remote(), host)
  await desk.shows(`http://${host}/v1`)
  await goToDone(remote())
  expect(await desk.focused()).toBe('Done')
  await desk.type('Enter')

  await heading('Use this relay?')
  await desk.shows('Your meetings')
  // OK on what came by itself counts once it was there to be seen.
  const shown_ms = await desk.now()
  await expect.poll(() => desk.now()).toBeGreaterThanOrEqual(shown_ms + SEEN_MS)
  await desk.type('Enter')
  await desk.shows(`Relay: ${host}`)
  await desk.signIn('ada')
  await desk.showsAgenda()

  await desk.page.reload()
  await desk.showsAgenda()
})
