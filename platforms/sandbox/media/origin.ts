// Where media is: a server of its own, on an origin of its own, as Webex keeps videos apart from its
// API. No signing in, only tickets. A ticket that is over, or a token that nobody asked for, is
// answered with 200 and a login page: "the CDN then returns an HTML login page", says Webex's own exporter of meetings
// about tokens that are sent along (https://github.com/WebexSamples/meetings-exporter, webex_client.py). What
// Webex says to a ticket that is over is not written down anywhere; the page is the nastier of the
// two that can be expected, and the fault "status" makes the other, 403.

import { type Context, Hono } from 'hono'
import { type Env, newTrackingId } from '../answer'
import type { Faults } from '../faults/faults'
import { spoilAnswer, spoilLine } from '../faults/spoil'
import { avatarFile } from './avatars'
import type { Media } from './media'
import { partOf } from './range'
import { caughtIn } from './token-leak-log'

const LOGIN_PAGE = `<!doctype html><html lang="en"><head><title>Sign in to Webex</title></head>
<body><h1>Sign in</h1><form><input type="email" placeholder="Email address"></form></body></html>`

/** What the media origin answers. */
export function mediaOrigin({ tickets, trap }: Media, faults: Faults, now_ms: () => number) {
  const app = new Hono<Env>()
  // Before all faults: a token that was sent on a bad day has been sent as well.
  app.use(caughtIn(trap, LOGIN_PAGE))
  app.use(spoilLine(faults))
  app.use(async (c, next) => {
    c.set('trackingId', newTrackingId())
    await next()
    c.header('Trackingid', c.get('trackingId'))
    c.header('Date', new Date(now_ms()).toUTCString())
  })
  app.use(spoilAnswer(faults))
  app.get('/nbr/:ticket', (c) => {
    const file = tickets.file(c.req.param('ticket'))
    if (!file) return c.html(LOGIN_PAGE)
    c.header('Content-Type', file.contentType)
    c.header('Cache-Control', 'private, max-age=0')
    if (file.open) c.header('Access-Control-Allow-Origin', '*')
    return partOrAll(c, file.bytes())
  })
  app.get('/avatar/:account', (c) => {
    const picture = avatarFile(c.req.param('account'))
    if (!picture) return c.notFound()
    c.header('Content-Type', 'image/png')
    c.header('Cache-Control', 'private, max-age=0')
    return c.body(picture)
  })
  app.notFound((c) => c.text('There is nothing here.', 404))
  return app
}

/** RFC 9110 15.3.7 and 15.5.17. */
function partOrAll(c: Context<Env>, bytes: Uint8Array<ArrayBuffer>) {
  const size = bytes.length
  const part = partOf(c.req.header('Range'), size)
  c.header('Accept-Ranges', 'bytes')
  if (part === 'outside') {
    c.header('Content-Range', `bytes */${size}`)
    return c.body(null, 416)
  }
  if (part === 'whole') {
    c.header('Content-Length', String(size))
    return c.body(bytes)
  }
  const { first, last } = part
  c.header('Content-Range', `bytes ${first}-${last}/${size}`)
  c.header('Content-Length', String(last - first + 1))
  return c.body(bytes.slice(first, last + 1), 206)
}
