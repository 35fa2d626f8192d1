// How the approval pages look: plain HTML for a phone, one column, targets of at least 48 px, dark on
// warm paper, no script. The two answers stay at the bottom of the screen, within the thumb's reach,
// however much there is to read above; what must be looked at before them, the code and the account,
// comes first, so that even a small phone shows it. What the pages ask and when is approval.ts's business.

import { html, raw } from 'hono/html'
import { ACCOUNTS } from '../../calendar/people'
import type { SignIn } from '../dialect'
import { OPENID_SCOPES, SCOPES } from '../scopes'

export type Html = ReturnType<typeof html>

const STYLE = raw(`
  :root { --paper: #fbf6ee; --card: #fffdf9; --ink: #2c2118; --soft: #6b5a4c; --line: #e5d9c8;
    --accent: #a8461f; --wash: #f7e6d8; --bad: #9b1c2e; --good: #2f6b3c; }
  * { box-sizing: border-box; margin: 0; }
  body { min-height: 100vh; background: var(--paper); color: var(--ink);
    font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  html { scroll-padding-bottom: 110px; }
  .column { max-width: 430px; min-height: 100vh; margin: 0 auto; padding: 24px 20px;
    display: flex; flex-direction: column; }
  /* Beside a notch, and above the bar that some phones lay over the page. */
  @supports (padding: env(safe-area-inset-left)) {
    body { padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left); }
    .column { padding-bottom: calc(24px + env(safe-area-inset-bottom)); }
  }
  header { display: flex; align-items: center; font-weight: 650; color: var(--soft); }
  header svg { margin-right: 10px; }
  main { flex: 1; padding: 28px 0 24px; }
  h1 { font-size: 30px; line-height: 1.18; letter-spacing: -.015em; margin-bottom: 10px; }
  h2 { font-size: 15px; color: var(--soft); font-weight: 650; margin: 18px 0 8px; }
  p { color: var(--soft); text-wrap: balance; }
  footer { font-size: 14px; color: var(--soft); border-top: 1px solid var(--line); padding-top: 14px; }
  .compare { margin-top: 14px; padding: 10px 8px; border-radius: 16px; background: var(--wash);
    text-align: center; font-size: 15px; line-height: 1.3; color: var(--ink); }
  .code { display: block; font-size: 34px; font-weight: 650; line-height: 1.2;
    letter-spacing: .06em; font-variant-numeric: tabular-nums; }
  input.digits { width: 100%; height: 84px; border: 2px solid var(--line); border-radius: 16px;
    background: var(--card); color: var(--ink); font: inherit; font-size: 40px; font-weight: 650;
    text-align: center; letter-spacing: .14em; margin: 22px 0 14px; font-variant-numeric: tabular-nums; }
  input.digits::placeholder { color: #cdbdaa; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; overflow: hidden; }
  ul.card { list-style: none; padding: 6px 16px; }
  ul.card li { display: flex; padding: 9px 0; line-height: 1.4; }
  ul.card li::before { content: "✓"; color: var(--good); font-weight: 700; margin-right: 12px; }
  fieldset { border: 0; padding: 0; min-width: 0; }
  legend { padding: 0; }
  label { display: flex; align-items: center; min-height: 52px; padding: 6px 14px; cursor: pointer; }
  label + label { border-top: 1px solid var(--line); }
  label:has(:checked) { background: var(--wash); }
  label input { appearance: none; flex: none; width: 24px; height: 24px; margin-right: 12px;
    border: 2px solid #b9a692; border-radius: 50%; background: var(--card); }
  label input:checked { border: 8px solid var(--accent); }
  label b { display: block; font-size: 16px; font-weight: 650; color: var(--ink); }
  label span { font-size: 13px; line-height: 1.3; color: var(--soft); }
  button, a.button { display: flex; align-items: center; justify-content: center; width: 100%;
    min-height: 58px; border: 0; border-radius: 16px; font: inherit; font-size: 18px; font-weight: 650;
    text-decoration: none; cursor: pointer; margin-top: 12px; background: var(--accent); color: #fff; }
  button.quiet { background: none; border: 2px solid var(--line); color: var(--ink); }
  .actions { position: sticky; bottom: 0; display: flex; margin: 24px -20px 0; padding: 12px 20px;
    padding-bottom: calc(12px + env(safe-area-inset-bottom, 0px)); background: var(--paper);
    border-top: 1px solid var(--line); }
  .actions button { margin: 0; }
  .actions button:first-child { flex: 1; margin-right: 12px; padding: 4px 10px; line-height: 1.25; }
  .actions button:last-child { flex: none; width: auto; padding: 4px 22px; }
  /* Who signs in, said again where it is decided; a browser that cannot tell who is chosen says "Approve". */
  .as { display: none; }
  ${ACCOUNTS.map(({ id }) => `form:has([value="${id}"]:checked) .as-${id}`).join(', ')} {
    display: inline; white-space: nowrap; }
  @media (max-width: 359px), (max-height: 619px) {
    .column { padding-top: 14px; }
    main { padding-top: 8px; }
    main > form h1 { font-size: 26px; margin-bottom: 4px; }
    main > form p { font-size: 15px; line-height: 1.35; }
    .compare { margin-top: 8px; padding: 6px 8px; }
    label { padding: 6px 10px; }
    legend h2 { margin: 10px 0 6px; }
    .actions { padding-top: 10px; padding-bottom: calc(10px + env(safe-area-inset-bottom, 0px)); }
  }
  .problem { margin-top: 18px; padding: 14px 16px; border-radius: 16px; background: #fbe6e6;
    color: var(--bad); font-weight: 600; line-height: 1.4; }
  .end { text-align: center; padding-top: 9vh; }
  .end .sign { display: inline-flex; align-items: center; justify-content: center; width: 104px;
    height: 104px; border-radius: 50%; background: var(--wash); color: var(--accent); margin-bottom: 24px; }
  .end .sign.good { background: #e2f0e2; color: var(--good); }
  .end p { max-width: 300px; margin: 0 auto; }
  .end .button { margin-top: 32px; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`)

const TV = raw(`<svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor"
  stroke-width="2" stroke-linecap="round" aria-hidden="true"><rect x="2.5" y="5" width="23" height="15"
  rx="3"/><path d="M9 24h10"/></svg>`)

const drawn = (path: string) =>
  raw(`<svg width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`)

export const SIGNS = {
  tick: drawn('<path d="M11 25l9 9 17-19"/>'),
  cross: drawn('<path d="M14 14l20 20M34 14L14 34"/>'),
  clock: drawn('<circle cx="24" cy="24" r="17"/><path d="M24 14v11l7 5"/>'),
}

/** What all pages of the sandbox stand in. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <title>${title} · Foyer</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <div class="column">
      <header>${TV} Foyer</header>
      <main>${content}</main>
      <footer>This is the sandbox. The people and their meetings are made up, and nothing leaves this machine.</footer>
    </div>
  </body>
</html>`
}

/** Asks for the six digits; `problem` says why those that came were not enough. */
export function entryPage(problem?: string, typed = ''): Html {
  return page(
    'Connect your TV',
    html`<h1>Connect your TV</h1>
      <p>Type the six digits that your TV shows.</p>
      <form method="post" action="/verify">
        ${problem ? html`<div class="problem" role="alert">${problem}</div>` : ''}
        <input class="digits" name="user_code" value="${typed}" inputmode="numeric"
          maxlength="40" autocomplete="one-time-code" placeholder="000 000" aria-label="Six-digit code"
          required autofocus>
        <button>Continue</button>
      </form>`,
  )
}

/** The page that asks whether Foyer may, and for whom; with the code, to be compared with the TV's (RFC 8628 5.4). */
export function consentPage({ user_code, hash, scopes }: SignIn): Html {
  return page(
    'Sign in on your TV?',
    html`<form method="post" action="/verify/answer">
        <input type="hidden" name="userCode" value="${hash}">
        <h1>Sign in on your TV?</h1>
        <p>Foyer asks to show your Webex meetings on a TV.</p>
        <div class="compare">
          Approve only if your TV shows
          <strong class="code">${grouped(user_code)}</strong>
        </div>
        ${accountChoice()}
        ${consent(scopes, { value: 'deny', text: 'Deny' })}
      </form>`,
  )
}

/** What Foyer may then do, in words, and the two answers. @param no the button that refuses */
export function consent(scopes: readonly string[], no: { value: string; text: string }): Html {
  return html`<h2>Foyer may then</h2>
        <ul class="card">
          ${scopes.map((scope) => html`<li>${{ ...SCOPES, ...OPENID_SCOPES }[scope]}</li>`)}
        </ul>
        <div class="actions">
          <button name="answer" value="approve">
            <span>Approve ${ACCOUNTS.map(
              ({ id, name }) => html`<span class="as as-${id}">as ${name}</span>`,
            )}</span>
          </button>
          <button name="answer" value="${no.value}" class="quiet">${no.text}</button>
        </div>`
}

/** Who it is, as a list to choose from. @param chosen id of the account that is chosen at first; the first one */
export function accountChoice(chosen: string = ACCOUNTS[0]?.id ?? ''): Html {
  return html`<fieldset>
      <legend><h2>Sign in as</h2></legend>
      <div class="card">
        ${ACCOUNTS.map(
          ({ id, name, shows }) => html`<label>
            <input type="radio" name="account" value="${id}" ${id === chosen ? 'checked' : ''}>
            <span><b>${name}</b>${shows}</span>
          </label>`,
        )}
      </div>
    </fieldset>`
}

/** A page that says how it ended; of `again`, with the way to another code. */
export function endPage(
  sign: Html | string,
  title: string,
  text: string,
  again = false,
  ok = false,
): Html {
  return page(
    title,
    html`<div class="end">
      <div class="sign ${ok ? 'good' : ''}">${sign}</div>
      <h1>${title}</h1>
      <p>${text}</p>
      ${again ? html`<a class="button" href="/verify">Enter another code</a>` : ''}
    </div>`,
  )
}

/** The page after the approval. */
export const approvedPage = (name: string) =>
  endPage(
    SIGNS.tick,
    'Look at your TV',
    `${name} is being signed in. You can close this page.`,
    false,
    true,
  )

/** The page after the refusal. */
export const deniedPage = () =>
  endPage(SIGNS.cross, 'Denied', 'The TV was not signed in, and nothing was shared with it.', true)

/** The page for a code whose time is over. */
export const expiredPage = () =>
  endPage(
    SIGNS.clock,
    'This code is over',
    'Codes last a few minutes. Your TV shows a new one by now.',
    true,
  )

/** The page for a code that somebody has answered already. */
export const usedPage = () =>
  endPage(
    SIGNS.tick,
    'Already answered',
    'This code was approved or denied before. Each code works once.',
    true,
  )

/** 123456 as 123 456, as the TV shows it. */
function grouped(user_code: string): string {
  return user_code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
}
