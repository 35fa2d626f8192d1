import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listen } from '../../../../platforms/cli/listen'
import { startAll } from '../../../../platforms/emulator/serve/start-all'
import { chosenIn, lacksRelay, parseSettings } from '../../../../src/settings'

const dist = mkdtempSync(join(tmpdir(), 'foyer-'))
writeFileSync(join(dist, 'index.html'), '<!doctype html><html><head></head></html>')
afterAll(() => rmSync(dist, { recursive: true }))

const ANY = { port: 0, sandboxPort: 0, relayPort: 0, dist }
const running: { close(): Promise<void> }[] = []
const start = async (options: Partial<Parameters<typeof startAll>[0]> = {}) => {
  const all = await startAll({ ...ANY, ...options })
  running.push(all)
  return all
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

const text = async (url: string) => (await fetch(url)).text()

describe('npm start', () => {
  it('serves the app, whose settings follow the chosen ports', async () => {
    const { urls } = await start()
    const settings = await text(`${urls.app}settings.js`)
    expect(settings).toContain(`"relay": "${urls.relay}"`)
    expect(settings).toContain(`"api": "${urls.sandbox}v1"`)
    expect(settings).toContain('"clientId": "foyer-sandbox"')
    expect(await text(`${urls.media}nbr/none`)).toContain('Sign in')
    expect(await text(urls.emulator)).toContain('<title>Foyer – emulator</title>')
  })

  it('tells a television without settings what the app is told, through the relay', async () => {
    const { urls } = await start({ settings: { language: 'de' } })
    const settings = JSON.parse(await text(`${urls.relay}/settings`))
    const own = (await text(`${urls.app}settings.js`)).replace(/^\S+ = /, '')
    expect({ ...settings, relay: urls.relay }).toEqual(JSON.parse(own))
    expect(settings).toMatchObject({
      language: 'de',
      scopes: expect.stringContaining('recordings'),
    })
  })

  it('gives a television that nobody has set up no relay, and has the relay tell it the rest', async () => {
    const { urls } = await start({ setup: true })
    const given = JSON.parse((await text(`${urls.app}settings.js`)).replace(/^\S+ = /, ''))
    expect([given.clientId, given.relay]).toEqual(['', ''])
    expect([lacksRelay(given), chosenIn(given)]).toEqual([true, {}])
    // The app checks the rest of the file all the same, before it asks for a relay.
    const rest = { ...given, clientId: 'none', relay: urls.relay }
    expect(parseSettings(rest)).toMatchObject({ ok: true })
    // Whoever looks at the emulator's page alone has to know what to type.
    const config = JSON.parse(await text(`${urls.emulator}config.json`))
    expect(config.relay).toBe(new URL(urls.relay).host)
    expect(JSON.parse(await text(`${urls.relay}/settings`))).toMatchObject({
      clientId: 'foyer-sandbox',
      api: `${urls.sandbox}v1`,
    })
  })

  it('has the relay ask the sandbox’s status page', async () => {
    const { urls } = await start()
    expect(JSON.parse(await text(`${urls.relay}/status`))).toMatchObject({
      components: expect.any(Array),
    })
  })

  it('has the relay say at once what the sandbox’s status page is told to say', async () => {
    const { urls } = await start()
    const before = await text(`${urls.relay}/status`)
    await fetch(`${urls.sandbox}sandbox/faults`, {
      method: 'PUT',
      body: JSON.stringify([{ kind: 'status-page', says: 'incident' }]),
    })
    const after = await text(`${urls.relay}/status`)
    expect([before, after].map((page) => /"major_outage"|"partial_outage"/.test(page))).toEqual([
      false,
      true,
    ])
  })

  it('goes on serving the emulator while another start builds and ends', async () => {
    const { urls } = await start()
    const script = /src="([^"]+\.js)"/.exec(await text(urls.emulator))?.[1] ?? 'none'
    const served = async () => (await fetch(new URL(script, urls.emulator))).status
    const answers = [await served()]
    const other = start().then((all) => all.close())
    let isOver = false
    void other.finally(() => {
      isOver = true
    })
    while (!isOver) answers.push(await served())
    await other
    answers.push(await served())
    expect(new Set(answers)).toEqual(new Set([200]))
  })

  it('asks the sandbox for a code through the relay, as the app does', async () => {
    const { urls } = await start()
    const answer = await fetch(`${urls.relay}/device/authorize`, {
      method: 'POST',
      headers: { Origin: new URL(urls.app).origin },
      body: new URLSearchParams({ client_id: 'foyer-sandbox', scope: 'meeting:schedules_read' }),
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      user_code: expect.stringMatching(/^\d{6}$/),
      verification_uri_complete: expect.stringContaining(`${urls.sandbox}verify?userCode=`),
    })
  })

  it('lets the sandbox send browsers back to the app, and nowhere else', async () => {
    const { urls } = await start()
    const status = async (redirect_uri: string) => {
      const asked = { response_type: 'code', client_id: 'foyer-sandbox', scope: 'openid' }
      const query = new URLSearchParams({ ...asked, redirect_uri, prompt: 'none' })
      return (await fetch(`${urls.sandbox}v1/authorize?${query}`, { redirect: 'manual' })).status
    }
    expect(await status(urls.app)).toBe(302)
    expect(await status(urls.app.replace('localhost', '127.0.0.1'))).toBe(302)
    expect(await status(urls.emulator)).toBe(400)
  })

  it('with an integration, runs against the real Webex, and tells no page the secret', async () => {
    const { urls } = await start({ credentials: { clientId: 'C1', clientSecret: 's3cret' } })
    expect([urls.sandbox, urls.media]).toEqual([undefined, undefined])
    const settings = await text(`${urls.app}settings.js`)
    expect(settings).toContain('"api": "https://webexapis.com/v1"')
    expect(settings).toContain('"clientId": "C1"')
    expect(settings).not.toContain('s3cret')
    expect(await text(`${urls.emulator}config.json`)).toBe('{"sandbox":null,"television":null}')
  })

  it('with a personal access token, has all calls go through its own server', async () => {
    const personalToken = 'a-token-of-somebody-at-the-real-webex'
    const { urls } = await start({
      personalToken,
      credentials: { clientId: 'C1', clientSecret: 's' },
    })
    expect(urls.sandbox).toBeUndefined()
    const settings = await text(`${urls.app}settings.js`)
    expect(settings).toContain(`"api": "${urls.relay}"`)
    expect(settings).toContain(`"relay": "${urls.relay}"`)
    expect(settings).not.toContain(personalToken)
    expect(await text(`${urls.relay.replace('/v1', '/')}`)).toContain('signs in by itself')
  })

  it.each(['port', 'sandboxPort', 'relayPort'])(
    'when the %s is taken, starts nothing',
    async (name) => {
      const other = await listen(createServer(), 0)
      const spare = await listen(createServer(), 0)
      await spare.close()
      running.push(other)
      const first = name === 'port' ? 'relayPort' : 'port'
      const failed = start({ [first]: spare.port, [name]: other.port })
      await expect(failed).rejects.toMatchObject({ code: 'EADDRINUSE', port: other.port })
      await expect(fetch(spare.url)).rejects.toThrow()
    },
  )

  it('leaves no port open when it ends', async () => {
    const { urls, close } = await startAll(ANY)
    await close()
    for (const url of Object.values(urls)) await expect(fetch(url)).rejects.toThrow()
  })
})

describe('npm run dev', () => {
  it('serves the sources, with the same settings and the same script ahead', async () => {
    const { urls } = await start({ dev: true })
    expect(await text(urls.app)).toContain('/src/main.tsx')
    expect(await text(`${urls.app}settings.js`)).toContain(`"relay": "${urls.relay}"`)
    expect(await text(`${urls.app}?television`)).toMatch(
      /<head>\s*<script src="\/emulator\/equip.js">/,
    )
    expect(await text(urls.emulator)).toContain('<title>Foyer – emulator</title>')
  })
})
