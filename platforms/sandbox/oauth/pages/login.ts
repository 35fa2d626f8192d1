// What somebody does in a browser that is to be signed in: sees what is asked, says who they are, approves
// or cancels, and is taken back. The answer is the OAuth server's to judge.

import { Hono } from 'hono'
import type { Env } from '../../answer'
import { isAccount } from '../../calendar/people'
import type { Authority } from '../authorization-server'
import { AUTHORIZE, LOGIN } from '../provider'
import { loginPage, wrongRequestPage } from './login-pages'

const OVER = 'This sign-in is over, or was answered before. Begin again.'

/** The routes of the page on which a browser is signed in, to be mounted at the root. */
export function loginRoutes(authority: Authority) {
  const routes = new Hono<Env>()

  routes.get(`${LOGIN}/:uid`, async (c) => {
    const uid = c.req.param('uid')
    const request = await authority.requestOf(uid)
    c.header('Cache-Control', 'no-store')
    if (!request) return c.html(wrongRequestPage(OVER), 410)
    // Chrome holds form-action against the redirects that follow a form too.
    const { origin } = new URL(request.redirect_uri)
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${origin}`,
    )
    return c.html(loginPage(uid, request))
  })

  routes.post(`${LOGIN}/:uid`, async (c) => {
    const uid = c.req.param('uid')
    const { account, answer } = await c.req.parseBody()
    const isApproved = answer === 'approve' && isAccount(account)
    if (!isApproved && answer !== 'cancel') return c.redirect(`${LOGIN}/${uid}`, 303)
    if (!(await authority.answer(uid, isApproved ? account : undefined)))
      return c.html(wrongRequestPage(OVER), 410)
    return c.redirect(`${AUTHORIZE}/${uid}`, 303)
  })

  return routes
}
