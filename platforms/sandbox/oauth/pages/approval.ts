// What the viewer does on a phone (RFC 8628 3.3): opens the QR's link or types the six digits,
// sees what is asked, says yes or no. Each page is one plain form; the state is the OAuth server's.

import { type Context, Hono } from 'hono'
import type { Env } from '../../answer'
import { accountOf, isAccount } from '../../calendar/people'
import type { Authority } from '../authorization-server'
import type { Dialect, SignIn } from '../dialect'
import { approvedPage, consentPage, deniedPage, entryPage, expiredPage, usedPage } from './pages'
import { typedCode } from './typed-code'

const WRONG_CODE = 'This is not a code that we know. Please look at your TV once more.'
const WRONG_LINK = 'This link is not one that we know. Please type the code from your TV.'

/** The routes of the approval page, to be mounted at the root. */
export function approvalRoutes(authority: Authority, dialect: Dialect) {
  const routes = new Hono<Env>()

  routes.use('/verify/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    )
  })

  /** The page for a code that can no longer be answered; undefined while it can. */
  async function stopped(c: Context<Env>, { user_code }: SignIn) {
    switch (await authority.standing(user_code)) {
      case 'pending':
        return undefined
      case 'expired':
        return c.html(expiredPage(), 410)
      default:
        return c.html(usedPage(), 409)
    }
  }

  routes.get('/verify', async (c) => {
    const hash = c.req.query('userCode')
    if (hash === undefined) return c.html(entryPage())
    const signIn = dialect.find({ hash })
    if (!signIn) return c.html(entryPage(WRONG_LINK), 404)
    return (await stopped(c, signIn)) ?? c.html(consentPage(signIn))
  })

  routes.post('/verify', async (c) => {
    const { user_code } = await c.req.parseBody()
    const typed = String(user_code ?? '')
    const signIn = dialect.find({ user_code: typedCode(typed) })
    if (!signIn) return c.html(entryPage(WRONG_CODE, typed), 404)
    return (await stopped(c, signIn)) ?? c.redirect(`/verify?userCode=${signIn.hash}`, 303)
  })

  routes.post('/verify/answer', async (c) => {
    const { userCode, account, answer } = await c.req.parseBody()
    const signIn = dialect.find({ hash: String(userCode) })
    if (!signIn) return c.html(entryPage(WRONG_LINK), 404)
    const page = await stopped(c, signIn)
    if (page) return page
    if (answer === 'approve' && isAccount(account)) {
      await authority.approve(signIn.user_code, account)
      return c.html(approvedPage(accountOf(account).name))
    }
    if (answer !== 'deny') return c.html(consentPage(signIn), 400)
    await authority.deny(signIn.user_code)
    return c.html(deniedPage())
  })

  return routes
}
