// The first screen of the app takes the place of the picture that the page may show: it is drawn once, when what it
// shows is known.

import { type ReactNode, useEffect, useLayoutEffect } from 'react'
import type { Clock } from '../clock'
import type { ProfilesRunner } from '../profiles/runner'
import type { Remote } from '../remote/remote'
import type { SessionState } from '../session/session'
import type { ShownPicture } from './handover'

/** How long the agenda may take to be read before a screen says that it is being loaded. */
const PATIENCE_MS = 1000

/**
 * Resolves when the first screen can be drawn with what it is about: somebody's agenda, a sign-in, or a choice.
 * @param isPictureShown whether the page shows one until then
 */
export async function firstScreenKnown(
  profiles: Pick<ProfilesRunner, 'state' | 'subscribe' | 'services'>,
  clock: Clock,
  isPictureShown: () => boolean,
): Promise<void> {
  const session = () => profiles.services().session.state()
  const isSettled = () => profiles.state().isChooserOpen || session().status === 'signed_out'
  await until(profiles, () => isSettled() || session().status === 'signed_in')
  if (isSettled()) {
    // The code in the picture is not taken away to be asked for.
    const hasCode = () => !isCodeRequested(session())
    if (isPictureShown()) await Promise.race([until(profiles, hasCode), clock.wait(PATIENCE_MS)])
    return
  }
  const { data, failure } = profiles.services().agenda.state()
  if (data || failure) return
  const isKnown = () => {
    const agenda = profiles.services().agenda.state()
    return isSettled() || agenda.data !== undefined || agenda.failure !== undefined
  }
  await Promise.race([until(profiles, isKnown), clock.wait(PATIENCE_MS)])
}

function isCodeRequested(state: SessionState): boolean {
  return state.status === 'signed_out' && state.signIn.status === 'requesting'
}

/** Resolves when `isSo`, which is asked after each change of the current profile. */
function until(
  profiles: Pick<ProfilesRunner, 'subscribe' | 'services'>,
  isSo: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    let stopServices = () => {}
    const stopProfiles = profiles.subscribe(follow)
    function check() {
      if (!isSo()) return
      stopProfiles()
      stopServices()
      resolve()
    }
    function follow() {
      stopServices()
      const { session, agenda } = profiles.services()
      const stops = [session.subscribe(check), agenda.subscribe(check)]
      stopServices = () => {
        for (const stop of stops) stop()
      }
      check()
    }
    follow()
  })
}

/** Frames until something has the focus, at most; a screen may have nothing that can. */
const MOST_FRAMES = 30

/**
 * What takes the picture's place: drawn beneath it, and shown with the focus where the viewer left it and with what
 * was pressed meanwhile.
 */
export function FirstScreen(props: {
  picture: ShownPicture | undefined
  remote: Pick<Remote, 'focus' | 'ok'>
  children: ReactNode
}) {
  const { picture, remote } = props
  useLayoutEffect(() => {
    if (!picture) return
    // What stands in the picture already does not come softly.
    appElement().classList.add(BENEATH)
    const screen = appElement().querySelector<HTMLElement>('.screen')
    if (screen) screen.style.animation = 'none'
  }, [picture])
  useEffect(() => {
    if (!picture) return
    let frames = 0
    const reveal = () => {
      picture.remove()
      requestAnimationFrame(() => appElement().classList.remove(BENEATH))
    }
    requestAnimationFrame(function next() {
      frames += 1
      if (!hasFocus() && frames < MOST_FRAMES) return void requestAnimationFrame(next)
      // One at a time: each begins where the one before it has led.
      const key = picture.nextKey()
      if (!key) return reveal()
      if (key.type === 'arrow') remote.focus.move(key.direction, key.held)
      else {
        remote.ok.down(0, false)
        remote.ok.up(key.held_ms)
      }
      requestAnimationFrame(next)
    })
  }, [picture, remote])
  return props.children
}

/** While the picture lies over the app (theme.css). */
const BENEATH = 'beneath'

const appElement = () => document.getElementById('app') as HTMLElement

/** Whether the app has the focus where the viewer left it: in the list, where there is one. */
function hasFocus(): boolean {
  const app = appElement()
  const isList = app.querySelector('.list') !== null
  return app.querySelector(isList ? '.list .focused' : '.focused') !== null
}
