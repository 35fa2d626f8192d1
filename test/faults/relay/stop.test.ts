// How the relay ends under Node: tokens are given once, so a renewal whose answer is cut off may sign somebody out. On
// Workers the platform ends it, and gets no signal from anybody.

import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { SANDBOX } from '../../../platforms/cli/credentials'
import { type Ending, listen } from '../../../platforms/cli/listen'

let webex: Ending
let relay: ChildProcess
afterEach(async () => {
  relay.kill('SIGKILL')
  await webex.close()
})

const FORM = new URLSearchParams({
  grant_type: 'refresh_token',
  client_id: SANDBOX.clientId,
  refresh_token: 'r',
}).toString()

/** The command before a Webex that answers when it is told to. */
async function started() {
  let asked: (response: ServerResponse) => void = () => {}
  const call = new Promise<ServerResponse>((resolve) => {
    asked = resolve
  })
  webex = await listen(
    createServer((request, response) => {
      request.resume()
      request.on('end', () => asked(response))
    }),
    0,
  )
  relay = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', 'platforms/relay/main.ts', '--port', '0'],
      ...['--upstream', `${webex.url}/v1`],
    ],
    {
      env: {
        ...process.env,
        WEBEX_CLIENT_ID: SANDBOX.clientId,
        WEBEX_CLIENT_SECRET: SANDBOX.clientSecret,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<number | string | null>((resolve) => {
    relay.on('exit', (code, signal) => resolve(code ?? signal))
  })
  const url = await new Promise<string>((resolve) => {
    let out = ''
    relay.stdout?.on('data', (data) => {
      out += data
      const [found] = /http:\/\/localhost:\d+\/v1/.exec(out) ?? []
      if (found) resolve(found)
    })
  })
  const renew = () =>
    fetch(`${url}/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: FORM,
    })
  return { call, ended, renew }
}

/** Whether nobody answers any more. Each call is a connection of its own. */
async function isClosed(renew: () => Promise<Response>): Promise<boolean> {
  return renew().then(
    () => false,
    () => true,
  )
}

describe('the relay that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s answers a renewal that is under way first',
    async (signal) => {
      const { call, ended, renew } = await started()
      const answer = renew()
      const webexAnswer = await call
      relay.kill(signal)
      await expect.poll(() => isClosed(renew)).toBe(true)
      webexAnswer.end('{"access_token":"a","refresh_token":"r2"}')
      expect(await (await answer).json()).toMatchObject({ refresh_token: 'r2' })
      expect(await ended).toBe(0)
    },
  )

  it('ends at once when nothing is under way', async () => {
    const { ended } = await started()
    relay.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
