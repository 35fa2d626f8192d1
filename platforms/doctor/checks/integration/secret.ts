// Whether the client secret is right. A code that never was is refused with `invalid_grant` when the client
// is believed, and with `invalid_client` when it is not (RFC 6749 5.2).

import { errorMessages, type HttpResponse } from '../../../../src/webex/http/response'
import { basic } from '../../../../src/webex/sign-in/tokens'
import type { Answer } from '../../ask'
import { type Finding, failed, hint, passed } from '../../finding'
import type { SetUp } from '../../set-up'
import { DEAD_CODE, DEVICE_CODE_GRANT, type Subject } from '../../subject'

const WRONG_CLIENT = /(invalid|unauthorized)_client|client (authentication|credentials|secret)/i
const DEAD_GRANT = /invalid_grant|expired|access_denied|authorization_?pending|slow_?down|code/i

type Standing = 'right' | 'wrong' | 'unclear'

/** Polls with a dead code: through the relay where there is one, else with the secret itself. */
export async function checkSecret(subject: Subject): Promise<Finding | undefined> {
  const { relay, setUp, pollRelay, ask } = subject
  if (!setUp) return undefined
  if (relay !== undefined)
    return wordFor(await pollRelay('null'), 'WEBEX_CLIENT_SECRET of the relay')
  const { clientSecret } = setUp
  if (clientSecret === undefined) return undefined
  const finding = wordFor(await poll(ask, setUp, clientSecret), 'the settings, or into .env')
  if (finding.status !== 'passed') return finding
  // A server may look at the code first; then it says nothing of the secret.
  const other = await poll(ask, setUp, 'not-the-secret-of-this-integration')
  if (other.ok && standing(other.response) === 'right')
    return hint(
      'This server refuses a dead code before it looks at the secret, so nobody can tell.',
    )
  return finding
}

function poll(ask: Subject['ask'], { api, clientId }: SetUp, clientSecret: string) {
  return ask({
    url: `${api}/device/token`,
    form: { grant_type: DEVICE_CODE_GRANT, device_code: DEAD_CODE, client_id: clientId },
    headers: basic({ clientId, clientSecret, scope: '' }),
  })
}

function wordFor(answer: Answer, place: string): Finding {
  if (!answer.ok) return failed(answer.why, 'Try again.')
  const { response } = answer
  switch (standing(response)) {
    case 'right':
      return passed('The client secret is right.')
    case 'wrong':
      return failed(
        `Webex refuses the client secret (${errorMessages(response).at(-1) ?? response.status}).`,
        `Copy it from your integration at developer.webex.com into ${place}; if it is lost, have a new one made there.`,
      )
    case 'unclear':
      return unclear(response)
  }
}

function standing(response: HttpResponse): Standing {
  const { status } = response
  const texts = errorMessages(response)
  const says = (code: RegExp) => texts.some((text) => code.test(text))
  if (status === 428) return 'right'
  if (status < 400 || status >= 500) return 'unclear'
  if (status === 401 || says(WRONG_CLIENT)) return 'wrong'
  return says(DEAD_GRANT) ? 'right' : 'unclear'
}

function unclear(response: HttpResponse): Finding {
  const { status } = response
  const [message = ''] = errorMessages(response)
  if (status === 429) return hint('Webex asks to wait. Run the doctor again in a few minutes.')
  if (status >= 500)
    return failed(
      `The token endpoint answers ${status}. ${message}`.trim(),
      'Check that the computer of the relay reaches Webex, then try again.',
    )
  return hint(`The answer says nothing of the secret (${`${status} ${message}`.trim()}).`)
}
