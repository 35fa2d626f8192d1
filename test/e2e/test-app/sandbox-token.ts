// An access token of the sandbox, for tests that need one without a television.

import { fetchAnew } from '../../server-calls'
import type { TestApp } from './test-app'

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
const SCOPES = 'meeting:schedules_read spark:people_read meeting:recordings_read'

/** Signs an account in by the device grant (RFC 8628). @returns its access token */
export async function exchangeDevice({ urls, sandbox }: TestApp, account: string): Promise<string> {
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetchAnew(`${urls.sandbox}v1/${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa('foyer-sandbox:sandbox-secret')}` },
      body: new URLSearchParams({ client_id: 'foyer-sandbox', ...fields }),
    })
    return (await answer.json()) as Record<string, string>
  }
  const { device_code = '', user_code } = await post('device/authorize', { scope: SCOPES })
  await sandbox('POST', 'approve', { user_code, account })
  const { access_token = '' } = await post('device/token', { device_code, grant_type: GRANT })
  return access_token
}
