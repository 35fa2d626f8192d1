// The page at the sandbox's own address, which `npm start` prints: what this is, and where to go on.

import { html, raw } from 'hono/html'
import { ACCOUNTS } from './calendar/people'
import { type Html, page } from './oauth/pages/pages'

/** On top of the pages' common style: a list without ticks, and what is to be typed. */
const STYLE = raw(`
  ul.plain { padding: 0; }
  ul.plain li::before { content: none; }
  ul.plain li { display: block; padding: 12px 16px; color: var(--soft); font-size: 15px; line-height: 1.35; }
  ul.plain li + li { border-top: 1px solid var(--line); }
  ul.plain b { display: block; font-size: 17px; font-weight: 650; color: var(--ink); }
  code { color: var(--ink); font-size: 15px; overflow-wrap: anywhere; }
  p a { color: var(--accent); }
`)

/**
 * The page at the sandbox's own address: what it is, and where to go on.
 * @param url its address, without a slash at the end
 */
export function frontPage(url: string): Html {
  return page(
    'The sandbox',
    html`<style>${STYLE}</style>
      <h1>A simulated Webex</h1>
      <p>A TV signs in here as it does at Webex, and reads meetings and recordings from here.</p>
      <a class="button" href="/verify">Type the code of a TV</a>
      <h2>Who you can sign in as</h2>
      <ul class="card plain">
        ${ACCOUNTS.map(({ name, shows }) => html`<li><b>${name}</b>${shows}.</li>`)}
      </ul>
      <h2>For programs</h2>
      <p>The API is at <code>${url}/v1</code>. Calls below <code>${url}/sandbox</code> approve codes, let time
        pass and make things go wrong; <a href="/sandbox/codes">one of them</a> lists the codes that wait.
        <code>npm run sandbox -- --help</code> lists them all.</p>`,
  )
}
