// The first sign-in's screen as the page's own script draws it once the code has come, before the app has: what
// screens/sign-in shows by then, but for the QR code, which the app draws a moment later in any case.

import { inGroups, minutesText, QR_PX, shortAddress } from '../../screens/sign-in/code-texts'
import { isHttpsOrLoopback } from '../../webex/fields/addresses'

/** What the screen says in one language; the build takes it out of that language's file. */
export interface CodeWords {
  isRightToLeft: boolean
  /** What DVB and ISO 639-2 call the language. */
  threeLetters: readonly string[]
  title: string
  scan: string
  orType: string
  andEnter: string
  /** With {{time}} in it. */
  left: string
  diagnostics: string
  newCode: string
}

/** By ISO 639-1 code; English is always among them. */
export type AllCodeWords = Record<string, CodeWords>

/**
 * The code of the language that the app will speak.
 * @param chosen what the settings say
 * @param own the television's own language, as it names it
 */
export function spokenCode(all: AllCodeWords, chosen: unknown, own: unknown): string {
  const codes = Object.keys(all)
  if (typeof chosen === 'string' && codes.includes(chosen)) return chosen
  const [, named = ''] = /^\s*([a-z]{2,3})(?![a-z\d])/.exec(String(own).toLowerCase()) ?? []
  return codes.find((code) => code === named || all[code]?.threeLetters.includes(named)) ?? 'en'
}

/** A code of six digits, as Webex gives them, and where it is typed. Anything else is left to the app. */
interface Shown {
  user_code: string
  verification_uri: string
  expires_in: number
}

function parse(answer: unknown): Shown | undefined {
  const { user_code, verification_uri, expires_in } = Object(answer) as Record<string, unknown>
  const isFit =
    typeof user_code === 'string' &&
    /^\d{6}$/.test(user_code) &&
    typeof verification_uri === 'string' &&
    isHttpsOrLoopback(verification_uri) &&
    typeof expires_in === 'number' &&
    expires_in > 0 &&
    expires_in <= 3600
  return isFit ? { user_code, verification_uri, expires_in } : undefined
}

/**
 * The markup of the first sign-in's screen, with a code.
 * @param answer the server's, whatever it is (RFC 8628 3.2)
 * @returns undefined where the app must look at it more closely
 */
export function codeHtml(words: CodeWords, answer: unknown): string | undefined {
  const shown = parse(answer)
  if (!shown) return undefined
  const address = escaped(shortAddress(shown.verification_uri))
  const groups = inGroups(shown.user_code).map((group) => `<span>${group}</span>`)
  const left = words.left.replace('{{time}}', minutesText(Math.ceil(shown.expires_in)))
  return (
    `<main class="screen sign-in">${MARK}<h1 class="sign-in-title"><bdi>${words.title}</bdi></h1>` +
    `<div class="sign-in-ways"><div class="sign-in-scan">${QR_PLACE}<p class="muted">${words.scan}</p></div>` +
    `<div class="sign-in-type"><p class="muted">${words.orType}</p>` +
    `<p class="sign-in-address side" dir="ltr">${address}</p><p class="muted">${words.andEnter}</p>` +
    `<p class="sign-in-code side digits" dir="ltr">${groups.join('')}</p>` +
    `<p class="sign-in-left muted digits">${left}</p></div></div>` +
    `<div class="sign-in-foot"><button type="button" class="button focused">${words.diagnostics}</button>` +
    `<button type="button" class="button">${words.newCode}</button></div></main>`
  )
}

const MARK =
  '<div class="mark" dir="ltr"><svg viewBox="0 0 40 48" width="40" height="48">' +
  '<path d="M2 47V20a18 18 0 0 1 36 0v27" fill="none" stroke="#f0b66c" stroke-width="4"/>' +
  '<path d="M12 47V21a8 8 0 0 1 16 0v26z" fill="#f0b66c"/></svg><span>Foyer</span></div>'

const QR_PLACE = `<div class="qr-code" style="width:${QR_PX}px;height:${QR_PX}px"></div>`

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
