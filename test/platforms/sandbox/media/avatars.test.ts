import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { startTv } from '../tv'

describe('the picture of a person', () => {
  it.each(['ada', 'bo', 'di'])('is a PNG on the origin of the media, for %s', async (account) => {
    const tv = await startTv()
    const { avatar } = (await (await tv.signIn(account)).get('/people/me')).body
    expect(new URL(avatar).origin).toBe(tv.sandbox.mediaUrl)
    const answer = await fetch(avatar)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    const { width, height } = PNG.sync.read(Buffer.from(await answer.arrayBuffer()))
    expect([width, height]).toEqual([320, 320])
  })

  it('is absent for Cy, as for people who never chose one', async () => {
    const tv = await startTv()
    expect((await (await tv.signIn('cy')).get('/people/me')).body).not.toHaveProperty('avatar')
    for (const name of ['cy', 'eve', '..%2Fada', '..%2F..%2Fmedia%2Favatars%2Fada'])
      expect((await tv.call(`${tv.sandbox.mediaUrl}/avatar/${name}`)).status).toBe(404)
  })

  it('catches whoever sends a token along', async () => {
    const tv = await startTv()
    const headers = { Authorization: 'Bearer secret' }
    const answer = await tv.call(`${tv.sandbox.mediaUrl}/avatar/ada`, { headers })
    expect(answer.body).toContain('Sign in to Webex')
    const { items } = (await tv.call('/sandbox/trap')).body
    expect(items).toMatchObject([{ method: 'GET', path: '/avatar/ada' }])
  })
})
