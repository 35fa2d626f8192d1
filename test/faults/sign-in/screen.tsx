// The sign-in screen as a viewer has it before them: the real one, in each language, drawn into a page of jsdom, while
// the requests of the test go over Node's own sockets.

import { JSDOM } from 'jsdom'
import { setLanguage } from '../../../src/i18n/i18n'
import { languageTag } from '../../../src/i18n/language-tag'
import { LANGUAGE_CODES } from '../../../src/i18n/languages'
import type { ServicesDeps } from '../../../src/screens/services'
import type { SessionState } from '../../../src/session/session'
import type { Failure } from '../../../src/webex/http/failure'
import { NOBODY, noChoices } from '../../screens/sign-in/fixture'

export type SignedOut = Extract<SessionState, { status: 'signed_out' }>

// Vitest's own environment would put its fetch in the place of Node's.
const { window } = new JSDOM('<!doctype html><body></body>')
const { document, navigator, HTMLElement } = window
for (const [name, value] of Object.entries({ window, document, navigator, HTMLElement }))
  Object.defineProperty(globalThis, name, { value, configurable: true })

// Both look at the page when they are imported.
const { createRoot } = await import('react-dom/client')
const { flushSync } = await import('react-dom')
const { createRemote } = await import('../../../src/remote/remote')
const { RemoteContext } = await import('../../../src/remote/use-remote')
const { ServicesProvider } = await import('../../../src/screens/services')
const { SignIn } = await import('../../../src/screens/sign-in/SignIn')

// The QR code is drawn with the next picture, of which there is none.
const remote = createRemote(undefined, () => {})

/** What the English screen says of each failure that is tried again by itself. */
const TROUBLE: Record<string, RegExp> = {
  timeout: /Webex is taking too long to answer\. Trying again/,
  throttled: /Too many requests to Webex\. Foyer will continue shortly/,
  server_error: /Webex is having problems \(5\d\d\)\. Trying again/,
  unreadable: /Unexpected answer from the network\. Do you need to log in to this network/,
}
const OFFLINE = {
  connected: /This TV is online, but the sign-in server does not answer/,
  apart: /No network connection\. Check the cable or Wi-Fi/,
}

function troubleOf({ kind }: Failure, isConnected: boolean): RegExp {
  const expected = kind === 'offline' ? OFFLINE[isConnected ? 'connected' : 'apart'] : TROUBLE[kind]
  return expected ?? /^nothing is said here of such a failure$/
}

/** What the English screen must say, in words or numbers; all of it. */
function mustSay({ signIn }: SignedOut, isConnected: boolean): RegExp[] {
  switch (signIn.status) {
    case 'requesting':
      return signIn.failure
        ? [/Still trying to get a code/, troubleOf(signIn.failure, isConnected)]
        : [/Getting a code/]
    case 'waiting':
      return [
        new RegExp(signIn.grant.user_code),
        /Expires in \d+:\d\d/,
        ...(signIn.failure ? [troubleOf(signIn.failure, isConnected)] : []),
      ]
    case 'misconfigured':
      return [
        /This app is not set up correctly/,
        /Webex refused the sign-in: \S+\. Check the set-up/,
      ]
    case 'access_denied':
      return [/Sign-in declined/]
    case 'paused':
      return [/Ready when you are/]
    case 'tokenlimit_reached':
      return [/Signed in on too many devices/]
  }
}

/** What stands where something else was to be put in. */
const UNFINISHED = /[{}<>]|undefined|null|NaN|\[object|Invalid|signIn\.|failure\./

/** Draws a screen. @returns its text, its buttons, and how often these have asked for a new code; `close` takes it away */
function draw(state: SignedOut, now: number, isConnected: boolean) {
  let codes = 0
  const nothing = { state: () => undefined, subscribe: () => () => {} }
  const deps = {
    // The set's own clock is right.
    clock: { now: () => now, offset: () => now - Date.now(), wait: () => new Promise(() => {}) },
    session: {
      newCode() {
        codes += 1
      },
    },
    profiles: { state: () => NOBODY, subscribe: () => () => {}, back() {} },
    preferences: noChoices(),
    tv: { connected: () => isConnected, onNetwork: () => () => {}, voiceGuide: () => undefined },
    serverTrouble: nothing,
    tvZone: 'UTC',
  }
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  flushSync(() =>
    root.render(
      <RemoteContext.Provider value={remote}>
        <ServicesProvider deps={deps as unknown as ServicesDeps}>
          <SignIn state={state} onDiagnose={() => {}} onBack={() => {}} />
        </ServicesProvider>
      </RemoteContext.Provider>,
    ),
  )
  return {
    text: element.textContent ?? '',
    buttons: [...element.querySelectorAll('button')],
    codes: () => codes,
    close() {
      flushSync(() => root.unmount())
      element.remove()
    },
  }
}

/** The statuses in which nothing goes on before OK is pressed, which the first button has the focus for. */
const STANDS_STILL = ['misconfigured', 'access_denied', 'paused', 'tokenlimit_reached']

function wrongIn(state: SignedOut, now: number, language: string, isConnected: boolean): string[] {
  setLanguage(languageTag(language))
  const { text, buttons, codes, close } = draw(state, now, isConnected)
  const wrong: string[] = []
  if (!/\p{L}{3}/u.test(text)) wrong.push('nothing is said')
  if (UNFINISHED.test(text)) wrong.push('something is put in that is no text')
  const missing = language === 'en' ? mustSay(state, isConnected) : []
  wrong.push(...missing.filter((one) => !one.test(text)).map((one) => `${one} is not said`))
  if (buttons.length === 0) wrong.push('there is nothing to press')
  if (!buttons.every((button) => /\p{L}{3}/u.test(button.textContent ?? '')))
    wrong.push('a button says nothing')
  if (STANDS_STILL.includes(state.signIn.status)) {
    buttons[0]?.click()
    if (codes() !== 1) wrong.push('OK asks for no new code')
  }
  close()
  return wrong.map((what) => `${language}, ${isConnected ? 'on' : 'off'}line: ${what}: ${text}`)
}

const seen = new Map<string, string[]>()

/**
 * What is not as it must be on the screen of a state, in words; nothing where all is well. In each language, with and
 * without a network: the text is whole, something can be pressed, and in English what is wrong is named. Each state is
 * drawn once.
 * @param now ms since 1970, by the clock that the state's times are of
 */
export function wrongOnScreen(state: SignedOut, now: number): string[] {
  const { signIn } = state
  const grant = 'grant' in signIn && { ...signIn.grant, expiresAt: 0 }
  const key = JSON.stringify({ ...signIn, grant })
  const found =
    seen.get(key) ??
    LANGUAGE_CODES.flatMap((language) =>
      [true, false].flatMap((isConnected) => wrongIn(state, now, language, isConnected)),
    )
  setLanguage(languageTag('en'))
  seen.set(key, found)
  return found
}

/** How many different screens were drawn. */
export const screensDrawn = () => seen.size
