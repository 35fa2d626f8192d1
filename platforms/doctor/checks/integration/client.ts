// Whether Webex knows the client id.

import { parseCodeResponse } from '../../code-response'
import { type Finding, failed, hint, passed } from '../../finding'
import type { Subject } from '../../subject'

/** Asks for a code; a refusal of the scopes alone shows that the client is known. */
export async function checkClient({ setUp, authorize }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const answer = parseCodeResponse(await authorize(setUp.scopes))
  switch (answer.status) {
    case 'accepted':
    case 'scope_refused':
      return passed('Webex knows the client id.')
    case 'foreign_client':
      return failed(
        'The relay serves another client id than the settings name.',
        'Put the same client id into the settings and into WEBEX_CLIENT_ID of the relay.',
      )
    case 'client_refused':
      return failed(
        `Webex refuses the client id (${answer.says}).`,
        'Copy the client id of your integration at developer.webex.com again.',
      )
    case 'either_refused':
      return oneAccepted(setUp.scopes, authorize)
    case 'throttled':
      return hint('Webex asks to wait. Run the doctor again in a few minutes.')
    case 'no_answer':
      return failed(answer.why, 'Check the addresses relay and api, then try again.')
  }
}

/** Where the server does not say which of the two is wrong: a scope that it takes shows that it is not this. */
async function oneAccepted(scopes: string[], authorize: Subject['authorize']): Promise<Finding> {
  for (const scope of scopes)
    if (parseCodeResponse(await authorize([scope])).status === 'accepted')
      return passed('Webex knows the client id.')
  return failed(
    'Webex refuses the client id, or each of the scopes.',
    'Compare the client id with that of your integration at developer.webex.com, then the scopes.',
  )
}
