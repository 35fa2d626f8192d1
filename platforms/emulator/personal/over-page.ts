// What a television shows once the personal access token is over. The app knows nothing of such tokens, and would
// say that it is set up wrongly; so the settings that it is given here lead on to a page that says what is so.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGE_CODES, languages } from '../../../src/i18n/languages'
import { ROOT } from '../../build/bundle'
import { OVER, TOKEN_PAGE } from './token'

/** Where the page is, beside the app. It takes the app's language as `?lang=de`. */
export const OVER_PAGE = '/emulator/token-over.html'

/** The title, and what to do, by language; one without sentences here gets the English ones. */
const WORDS: Record<string, { title: string; text: string }> = {
  en: {
    title: 'Your personal access token is over',
    text: `${OVER}. Then press OK.`,
  },
  de: {
    title: 'Ihr persönliches Zugangstoken ist abgelaufen',
    text: `Das Token in WEBEX_TOKEN gilt nicht mehr. Holen Sie sich unter ${TOKEN_PAGE} ein neues, starten Sie damit neu und drücken Sie dann OK.`,
  },
  ar: {
    title: 'انتهت صلاحية رمز الوصول الشخصي',
    text: `لم يعد الرمز في WEBEX_TOKEN صالحًا. احصل على رمز جديد من ${TOKEN_PAGE} ثم أعد التشغيل به واضغط OK.`,
  },
}

/**
 * A script for the app's page, ahead of the app: once a code is refused by what stands in for Webex, which refuses
 * one only when the token is over, the television goes to OVER_PAGE, as soon as the app says something of it: by
 * then it has chosen its language.
 * @param relay address of the stand-in, ending in /v1
 */
export const leadOn = (relay: string): string => `;(function (fetch, url) {
  function leave(_, observer) {
    if (!document.querySelector('#app [role=alert]')) return
    observer.disconnect()
    location.replace(${JSON.stringify(`${OVER_PAGE}?lang=`)} + document.documentElement.lang)
  }
  window.fetch = function (input) {
    return fetch.apply(window, arguments).then(function (answer) {
      if (input === url && answer.status === 400)
        new MutationObserver(leave).observe(document, { childList: true, subtree: true })
      return answer
    })
  }
})(window.fetch, ${JSON.stringify(`${relay}/device/authorize`)})
`

/** The app's typeface, inside the page: the built app's own files have names that only its build knows. */
function faces(): string {
  const folder = join(ROOT, 'node_modules/@fontsource/figtree/files')
  return [400, 600]
    .map((weight) => {
      const file = readFileSync(join(folder, `figtree-latin-${weight}-normal.woff2`), 'base64')
      return `@font-face { font-family: Figtree; font-weight: ${weight}; src: url(data:font/woff2;base64,${file}) format("woff2"); }`
    })
    .join('\n      ')
}

/** The page, in all languages of the app; its button goes back to the app that led here. */
export function overPage(): string {
  const all = LANGUAGE_CODES.map((code) => {
    const { isRightToLeft, messages } = languages[code]
    const { title, text } = WORDS[code] ?? (WORDS.en as { title: string; text: string })
    const dir = isRightToLeft ? 'rtl' : 'ltr'
    return [code, { dir, title, text, again: messages.signIn.tryAgain }] as const
  })
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Foyer</title>
    <style>
      ${faces()}
      body { margin: 0; background: #11161b; color: #f1ede4; font: 1.98vw/1.35 Figtree, system-ui, sans-serif; }
      main { width: 68vw; margin: 15vw 5vw 0; }
      h1 { margin: 0; font-size: 3.75vw; font-weight: 600; line-height: 1.15; }
      p { margin: 1.5vw 0 3.1vw; color: #aab3ba; }
      bdi { color: #f1ede4; overflow-wrap: anywhere; }
      button { padding: 0.9em 1.4em; border: 0; border-radius: 2em; background: #f6eee1; color: #11161b; font: inherit; font-weight: 600; outline: 0; }
    </style>
    <script src="./equip.js"></script>
  </head>
  <body>
    <main id="app" role="alert"><h1></h1><p></p><button></button></main>
    <script>
      var all = ${JSON.stringify(Object.fromEntries(all))}
      var lang = /lang=(\\w+)/.exec(location.search)
      var words = all[lang && lang[1]] || all.en
      document.documentElement.lang = (lang && all[lang[1]] && lang[1]) || 'en'
      document.documentElement.dir = words.dir
      document.querySelector('h1').textContent = words.title
      var text = document.querySelector('p')
      words.text.split(/(https:\\S+)/).forEach(function (part, at) {
        var piece = document.createElement(at % 2 ? 'bdi' : 'span')
        piece.textContent = part
        text.appendChild(piece)
      })
      var button = document.querySelector('button')
      button.textContent = words.again
      button.onclick = function () { location.replace(document.referrer || '/') }
      button.focus()
    </script>
  </body>
</html>
`
}
