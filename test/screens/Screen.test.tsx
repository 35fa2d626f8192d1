// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { Dialog } from '../../src/components/notices/Dialog'
import { Stage } from '../../src/components/stage/Stage'
import { createRemote } from '../../src/remote/remote'
import { RemoteContext } from '../../src/remote/use-remote'
import { Screen } from '../../src/screens/Screen'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
const remote = createRemote()

function Page({ empty, over, asks }: { empty?: boolean; over?: boolean; asks?: boolean }) {
  return (
    <Stage>
      <Screen name="one" label="Meetings by day" onBack={() => {}}>
        {empty && (
          <div data-said>
            <h2>No meetings</h2>
            <p>New ones appear here.</p>
          </div>
        )}
      </Screen>
      {over && (
        <Screen name="two" layer="overlay" onBack={() => {}}>
          <h1>Recordings</h1>
        </Screen>
      )}
      {asks && (
        <Dialog title="Leave?" onClose={() => {}}>
          {null}
        </Dialog>
      )}
    </Stage>
  )
}

test('what is uppermost says itself as it comes, and again when what lay over it has gone', async () => {
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  const shows = async (props: Parameters<typeof Page>[0]) => {
    await act(async () =>
      root.render(
        <RemoteContext.Provider value={remote}>
          <Page {...props} />
        </RemoteContext.Provider>,
      ),
    )
    return page.querySelector('[role=status]')?.textContent
  }
  expect(await shows({})).toBe('Meetings by day')
  expect(await shows({ empty: true })).toBe('Meetings by day. No meetings. New ones appear here.')
  expect(await shows({ empty: true, over: true })).toBe('Recordings')
  expect(page.querySelector('main.two')?.getAttribute('aria-label')).toBe('Recordings')
  expect(await shows({ over: true, asks: true })).toBe('Leave?')
  expect(await shows({ asks: true })).toBe('Leave?')
  expect(await shows({})).toBe('Meetings by day')
  await act(async () => root.unmount())
})
