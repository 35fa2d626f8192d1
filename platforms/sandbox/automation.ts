// The sandbox's own calls, for tests and for the emulator's phone: what a person would do on the
// approval page, what a night does to codes and tokens, and what an unlucky day does to the network.
// `main.ts --help` documents them.

import { type Context, Hono } from 'hono'
import { type Env, Refusal } from './answer'
import { ACCOUNTS, isAccount } from './calendar/people'
import type { Faults } from './faults/faults'
import type { EventFault } from './faults/kinds'
import type { Media } from './media/media'
import { VIDEO_TYPES, type VideoType } from './media/videos'
import type { Authority } from './oauth/authorization-server'
import type { Dialect } from './oauth/dialect'
import type { IdTokens } from './oauth/id-token'
import { typedCode } from './oauth/pages/typed-code'
import { SCOPES } from './oauth/scopes'
import type { World } from './rest/world'

/** Longer than that, and the calendars are over. */
const LONGEST_PASS_S = 30 * 86_400

interface AutomationDeps {
  authority: Authority
  dialect: Dialect
  idTokens: IdTokens
  faults: Faults
  world: World
  media: Media
}

/** The routes below /sandbox. */
export function automationRoutes(deps: AutomationDeps) {
  const { authority, dialect, idTokens, faults, world, media } = deps
  const routes = new Hono<Env>()

  routes.post('/approve', async (c) => {
    const { user_code, account, without = [] } = await inputOf(c)
    const accountId = accountIn(account)
    if (!isListOfScopes(without))
      throw new Refusal(
        400,
        `'without' must be a list of scopes: ${Object.keys(SCOPES).join(', ')}`,
      )
    const code = await pendingCode(authority, user_code)
    await authority.approve(code, accountId, without)
    return c.json({ user_code: code, account: accountId })
  })

  routes.post('/deny', async (c) => {
    const code = await pendingCode(authority, (await inputOf(c)).user_code)
    await authority.deny(code)
    return c.json({ user_code: code })
  })

  routes.post('/revoke', async (c) => {
    const accountId = accountIn((await inputOf(c)).account)
    authority.revoke(accountId)
    return c.json({ account: accountId })
  })

  routes.get('/codes', async (c) => {
    const items: object[] = []
    for (const { user_code, link, scopes, expiresAt_ms } of dialect.living()) {
      if ((await authority.standing(user_code)) !== 'pending') continue
      const expires_in = Math.ceil((expiresAt_ms - Date.now()) / 1000)
      items.push({
        user_code,
        verification_uri_complete: link,
        scope: scopes.join(' '),
        expires_in,
      })
    }
    return c.json({ items })
  })

  routes.post('/pass', async (c) => {
    const { seconds } = await inputOf(c)
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_PASS_S))
      throw new Refusal(400, `'seconds' must be a number from 1 to ${LONGEST_PASS_S}`)
    for (const oauth of [authority, dialect]) oauth.age(seconds)
    world.pass(seconds)
    return c.json({ now: new Date(world.now_ms()).toISOString() })
  })

  routes.get('/faults', (c) => c.json({ items: faults.pending() }))

  routes.put('/faults', async (c) => {
    for (const event of faults.set(await c.req.json().catch(() => undefined))) carryOut(event)
    return c.json({ items: faults.pending() })
  })

  function carryOut({ kind }: EventFault) {
    switch (kind) {
      case 'access-expired':
        return authority.forgetAccessTokens()
      case 'refresh-expired':
        return authority.forgetRefreshTokens()
      case 'revoked':
        return authority.revoke()
      case 'keys-rotated':
        return idTokens.rotate()
    }
  }

  routes.delete('/faults', (c) => {
    faults.clear()
    return c.json({ items: [] })
  })

  routes.get('/media', (c) => c.json({ type: media.type }))

  routes.put('/media', async (c) => {
    const { type } = await inputOf(c)
    if (!VIDEO_TYPES.includes(type as VideoType))
      throw new Refusal(400, `'type' must be one of ${VIDEO_TYPES.join(', ')}`)
    media.type = type as VideoType
    return c.json({ type })
  })

  routes.get('/trap', (c) => c.json({ items: media.trap.hits() }))

  routes.delete('/trap', (c) => {
    media.trap.clear()
    return c.json({ items: [] })
  })

  return routes
}

function isListOfScopes(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((scope) => Object.hasOwn(SCOPES, scope))
}

async function inputOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null)
    throw new Refusal(400, 'The body must be a JSON object')
  return body as Record<string, unknown>
}

function accountIn(account: unknown): string {
  if (isAccount(account)) return account
  throw new Refusal(400, `'account' must be one of ${ACCOUNTS.map(({ id }) => id).join(', ')}`)
}

async function pendingCode(authority: Authority, user_code: unknown): Promise<string> {
  const code = typedCode(String(user_code ?? ''))
  if (code.length !== 6) throw new Refusal(400, "'user_code' must be the six digits on the TV")
  const standing = await authority.standing(code)
  if (standing === 'unknown') throw new Refusal(404, `Code ${code} is not known`)
  if (standing !== 'pending')
    throw new Refusal(409, `Code ${code} is ${standing}`, 'The code can no longer be used.')
  return code
}
