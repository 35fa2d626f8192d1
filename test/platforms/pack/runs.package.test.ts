// The app taken out of each package, in a real browser, signed in to the sandbox. A television opens
// a package from file://, where the page has no origin of its own; the hosted one also stands behind
// an address. Chromium gets no switches for this (Samsung's engine runs with
// --allow-file-access-from-files): what runs without them runs with them.

import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SANDBOX } from '../../../platforms/cli/credentials'
import { type Listening, listen } from '../../../platforms/cli/listen'
import type { Urls } from '../../../platforms/emulator/serve/start-all'
import { packHosted } from '../../../platforms/hosted/pack'
import type { App } from '../../../platforms/pack/app'
import { type Files, writeFiles } from '../../../platforms/pack/files'
import { product } from '../../../platforms/pack/product'
import { startRelay } from '../../../platforms/relay/main'
import { type Sandbox, startSandbox } from '../../../platforms/sandbox/server'
import { packTizen } from '../../../platforms/tizen/pack'
import { packWebos } from '../../../platforms/webos/pack'
import { launchBrowser } from '../../e2e/test-app/browser'
import { playsFrom, watch } from '../../e2e/test-app/recording-player'
import { FULL_HD, Television } from '../../e2e/test-app/test-app'
import { appWith, scratch } from './made'
import { below, openIpk, openZip } from './open'

const { version, webosId } = product()

let sandbox: Sandbox
let relay: Listening
let server: Listening
let browser: Browser
let app: App
const hosted = scratch()

beforeAll(async () => {
  const pages = new Hono().use(serveStatic({ root: hosted }))
  server = await listen(createServer(getRequestListener(pages.fetch)), 0)
  sandbox = await startSandbox({ port: 0 })
  relay = await startRelay({
    ...SANDBOX,
    upstream: `${sandbox.url}/v1`,
    // Packaged apps have no origin that could be named here.
    origins: [server.url],
    port: 0,
    log: () => {},
  })
  const { clientId } = SANDBOX
  app = await appWith({
    clientId,
    relay: `${relay.url}/v1`,
    api: `${sandbox.url}/v1`,
    scopes: 'meeting:schedules_read spark:people_read meeting:recordings_read',
  })
  await order('PUT', 'media', { type: 'webm' })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await Promise.all([relay, sandbox, server].map((one) => one?.close()))
})

/** Writes an app out. @returns the address of its page as a television opens it */
async function unpack(files: Files): Promise<string> {
  const folder = scratch()
  await writeFiles(folder, files)
  return pathToFileURL(join(folder, 'index.html')).href
}

const fromWgt = async () => {
  const made = await packTizen(app, () => {})
  return unpack(openZip(made[`foyer-${version}.wgt`] as Uint8Array))
}
const fromIpk = async () => {
  const made = await packWebos(app, () => {})
  const files = openIpk(made[`foyer-${version}.ipk`] as Uint8Array)
  return unpack(below(`usr/palm/applications/${webosId}/`, files))
}
const hostedFiles = async () => {
  const made = await packHosted(app, () => {})
  return openZip(made[`foyer-${version}-hosted.zip`] as Uint8Array)
}
const fromZip = async () => unpack(await hostedFiles())
const fromServer = async () => {
  await writeFiles(join(hosted, 'tv/foyer'), await hostedFiles())
  return `${server.url}/tv/foyer/index.html`
}

describe('the app out of', () => {
  it.each([
    ['the .wgt', fromWgt],
    ['the .ipk', fromIpk],
    ['the hosted zip, from a file', fromZip],
    ['the hosted zip, from a folder of a server', fromServer],
  ])(
    '%s signs in, shows meetings, plays a recording, and does so again without a code',
    async (_, open) => {
      const context = await browser.newContext({ viewport: FULL_HD, locale: 'en-GB' })
      const urls = { app: await open() } as Urls
      const tv = new Television(context, await context.newPage(), urls)
      await tv.on()
      await approve(await tv.code())
      await meetings(tv)
      await watch(tv, 'Quarterly review')
      await playsFrom(tv, 0)
      expect(await picture(tv)).toEqual([320, 320])

      await tv.on()
      await meetings(tv)
      expect(await tv.page.locator('#app .sign-in-code').count()).toBe(0)
      expect(tv.errors).toEqual([])
      await context.close()
    },
    120_000,
  )

  it.each([
    ['the .wgt', fromWgt],
    ['the .ipk', fromIpk],
    ['the hosted zip, from a file', fromZip],
    ['the hosted zip, from a folder of a server', fromServer],
  ])(
    '%s runs no script that somebody brings in, and calls no host of theirs',
    async (name, open) => {
      const page = await browser.newPage()
      await page.goto(await open())
      await page.locator('#app .sign-in-code').waitFor({ timeout: 20_000 })
      const blocked = await page.evaluate(intrude)
      const isHosted = name.startsWith('the hosted')
      expect(blocked).toEqual([
        'script-src-elem inline',
        'script-src-elem https://evil.example/a.js',
        'script-src-attr inline',
        'base-uri https://evil.example',
        'frame-src https://evil.example',
        'object-src https://evil.example',
        'connect-src http://evil.example',
        'img-src http://evil.example',
        // On a server the settings may name any https host.
        ...(isHosted ? [] : ['connect-src https://evil.example', 'img-src https://evil.example']),
      ])
      await page.close()
    },
    120_000,
  )
})

/** Tries, in a page, what an intruder would. @returns what its policy has blocked */
async function intrude(): Promise<string[]> {
  const blocked: string[] = []
  const events: SecurityPolicyViolationEvent[] = []
  document.addEventListener('securitypolicyviolation', (event) => events.push(event))
  const next = async (count: number) => {
    const due = performance.now() + 5000
    while (events.length < count && performance.now() < due)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    for (const { effectiveDirective, blockedURI } of events.splice(0))
      blocked.push(`${effectiveDirective} ${blockedURI.replace(/\/$/, '')}`)
  }
  const add = (name: string, attributes: object) =>
    document.body.append(Object.assign(document.createElement(name), attributes))
  add('script', { textContent: 'document.title = "intruded"' })
  await next(1)
  add('script', { src: 'https://evil.example/a.js' })
  await next(1)
  document.body.insertAdjacentHTML('beforeend', '<b onclick="document.title = 1">x</b>')
  await next(1)
  add('base', { href: 'https://evil.example' })
  await next(1)
  add('iframe', { src: 'https://evil.example' })
  await next(1)
  add('object', { data: 'https://evil.example' })
  await next(1)
  for (const scheme of ['http', 'https']) {
    fetch(`${scheme}://evil.example`).catch(() => {})
    await next(1)
    add('img', { src: `${scheme}://evil.example` })
    await next(1)
  }
  if (document.title === 'intruded') blocked.push('nothing')
  return blocked
}

async function order(method: string, path: string, body: object) {
  const answer = await fetch(`${sandbox.url}/sandbox/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBeLessThan(300)
}

const approve = (user_code: string) => order('POST', 'approve', { user_code, account: 'ada' })

/** Loads somebody's picture. @returns its size in px */
const picture = (tv: Television) =>
  tv.page.evaluate(async (src) => {
    const it = Object.assign(new Image(), { src })
    await it.decode()
    return [it.naturalWidth, it.naturalHeight]
  }, `${sandbox.mediaUrl}/avatar/ada`)

const meetings = (tv: Television) =>
  tv.page.locator('.agenda-meeting').first().waitFor({ timeout: 20_000 })
