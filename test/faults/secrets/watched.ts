// Everything of a television that somebody may look at: what is on the screen and in the page, addresses, QR codes,
// the console, what is stored beside the account itself, and each request with where it goes.

import type { Request } from 'playwright-core'
import type { Television } from '../../e2e/test-app/test-app'

/** A text, and where it stood. */
interface Seen {
  where: string
  text: string
}

/** Where a request went, and all that went with it. */
interface SentOut {
  url: string
  authorization: string | undefined
  /** The other headers and the body. */
  rest: string
}

/** What has been signed in with. */
interface Secrets {
  access: Set<string>
  refresh: Set<string>
  device: Set<string>
}

/** Where the account itself is stored, which is told nobody. */
const ACCOUNT = ['tokens', 'grant']

/** Watches a television from here on. */
export function watchAll(tv: Television) {
  const seen: Seen[] = []
  const sent: SentOut[] = []
  const secrets: Secrets = { access: new Set(), refresh: new Set(), device: new Set() }
  const pending: Promise<unknown>[] = []

  async function takeDown(request: Request) {
    const headers = await request.allHeaders().catch(() => request.headers())
    const { authorization, ...rest } = headers
    const body = request.postData() ?? ''
    sent.push({ url: request.url(), authorization, rest: `${JSON.stringify(rest)} ${body}` })
  }

  /** Takes down what nobody else may see of an answer, or of what is stored for an account. */
  function learn(from: unknown) {
    const { access_token, refresh_token, device_code } = Object(from) as Record<string, string>
    if (access_token) secrets.access.add(access_token)
    if (refresh_token) secrets.refresh.add(refresh_token)
    if (device_code) secrets.device.add(device_code)
  }

  /** An answer that the app has read and let go of may not be there for the test any more. */
  async function learnFromAnswer(request: Request) {
    if (!/\/(device\/authorize|device\/token|access_token)$/.test(request.url())) return
    learn(await (await request.response())?.json().catch(() => undefined))
  }

  tv.context.on('request', (request) => pending.push(takeDown(request)))
  tv.context.on('requestfinished', (request) => pending.push(learnFromAnswer(request)))
  tv.page.on('console', (message) => seen.push({ where: 'the console', text: message.text() }))
  tv.page.on('pageerror', (error) => seen.push({ where: 'an error', text: `${error.stack}` }))
  tv.page.on('framenavigated', (frame) => seen.push({ where: 'an address', text: frame.url() }))

  return {
    seen,
    sent,
    secrets,
    /** Looks at everything that is there now. */
    async look(screen: string) {
      const { page, context } = tv
      const page_ = await page.evaluate(() => ({
        markup: document.documentElement.outerHTML,
        text: document.body.innerText,
        title: document.title,
        address: location.href,
        history: JSON.stringify(history.state),
        localStorage: JSON.stringify(localStorage),
        sessionStorage: JSON.stringify(sessionStorage),
        name: window.name,
      }))
      for (const [where, text] of Object.entries(page_))
        seen.push({ where: `${where} of ${screen}`, text })
      seen.push({ where: `a QR code of ${screen}`, text: (await tv.scan()) ?? '' })
      seen.push({ where: 'cookies', text: JSON.stringify(await context.cookies()) })
      // It lies beside the servers that it is of (src/tv/storage/namespaced.ts).
      for (const [name, values] of Object.entries(await tv.databases()))
        for (const [key, value] of Object.entries(values))
          if (ACCOUNT.includes(key)) learn((value as { value?: unknown }).value)
          else seen.push({ where: `${key} of ${name}`, text: JSON.stringify(value) })
    },
    /** Waits until all that was sent was taken down. */
    settled: () => Promise.all(pending),
  }
}
