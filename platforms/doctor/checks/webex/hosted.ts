// Whether a page of some host may read the API's answers. Packages are not bound to it (webOS gives them access to
// all, Tizen by config.xml); the hosted app is.

import { type Finding, hint, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Asked for where no web server was named. */
const SOME_PAGE = 'https://tv.example.org'

/** Asks the API for what needs a token, as a page does; it is refused, readably or not. */
export async function checkHosted({
  setUp,
  origin = SOME_PAGE,
  ask,
}: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const answer = await ask({ url: `${setUp.api}/people/me`, headers: { Origin: origin } })
  if (!answer.ok) return undefined
  const allowed = answer.response.header('access-control-allow-origin')
  if (allowed === '*' || allowed === origin) return passed('Web pages may read Webex’s answers.')
  return hint(
    'Web pages may not read Webex’s answers (no Access-Control-Allow-Origin). Packages may; the hosted app would show no meetings.',
  )
}
