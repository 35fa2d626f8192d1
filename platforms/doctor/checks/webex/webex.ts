// Whether this computer reaches Webex's API, without which the further questions have no sense.

import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Where the API says what it speaks (OpenID Connect Discovery 4). */
export const discoveryOf = (api: string) => `${api}/.well-known/openid-configuration`

/** Asks the API for its discovery document, only to see whether it answers; undefined where there is no set-up. */
export async function checkWebex({ setUp, get }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const { api } = setUp
  const answer = await get(discoveryOf(api))
  const { host } = new URL(api)
  if (!answer.ok)
    return failed(answer.why, 'Check the setting api, and this computer’s network and proxy.')
  const { response } = answer
  if (response.status === 200 && /^\s*<(!doctype|html)/i.test(response.text))
    return failed(
      `A page answers in place of ${host}.`,
      'Log in to this network first, as in a hotel; or correct the setting api.',
    )
  if (response.status >= 500)
    return failed(`${host} answers ${response.status}.`, 'Wait, and try again.')
  return passed(`${host} answers.`)
}
