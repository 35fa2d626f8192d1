import { describe, expect, it } from 'vitest'
import { videoFile } from '../../../../platforms/sandbox/media/videos'
import { DAY_MS, iso } from '../agenda'
import { startTv } from '../tv'

/** A signed-in Ada, her quarterly review, and the links to its media. */
async function review() {
  const tv = await startTv()
  const user = await tv.signIn('ada')
  const window = `from=${iso(-2 * DAY_MS)}&to=${iso(0)}&max=100`
  const { body } = await user.get(`/recordings?${window}&topic=quarterly`)
  const [{ id }] = body.items
  const details = async () => (await user.get(`/recordings/${id}`)).body
  const links = async () => (await details()).temporaryDirectDownloadLinks
  const { recordingDownloadLink: video, ...others } = await links()
  const order = (faults: unknown) => tv.send('PUT', '/sandbox/faults', faults)
  const trapped = async () => (await tv.call('/sandbox/trap')).body.items
  return { tv, user, video: video as string, others, details, links, order, trapped }
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('media', () => {
  it('is on an origin of its own, to be had without signing in', async () => {
    const { tv, video, others } = await review()
    expect(new URL(video).origin).toBe(tv.sandbox.mediaUrl)
    expect(tv.sandbox.mediaUrl).not.toBe(tv.sandbox.url)
    const answer = await fetch(video)
    const { status, headers } = answer
    expect([status, headers.get('Content-Type')]).toEqual([200, 'video/mp4'])
    expect(headers.get('Accept-Ranges')).toBe('bytes')
    expect(headers.get('Access-Control-Allow-Origin')).toBe(null)
    expect(await bytesOf(answer)).toEqual(Buffer.from(videoFile('review', 'mp4').bytes()))
    const sound = await fetch(others.audioDownloadLink)
    expect([sound.status, sound.headers.get('Content-Type')]).toEqual([200, 'audio/mp4'])
  })

  it('has the transcript, which pages of any origin may read', async () => {
    const { others } = await review()
    const answer = await fetch(others.transcriptDownloadLink)
    expect(answer.headers.get('Content-Type')).toBe('text/vtt; charset=utf-8')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await answer.text()).toMatch(/^WEBVTT\n/)
  })

  it('comes in parts when they are asked for', async () => {
    const { video } = await review()
    const whole = Buffer.from(videoFile('review', 'mp4').bytes())
    const part = async (Range: string) => fetch(video, { headers: { Range } })
    const middle = await part('bytes=1000-1999')
    expect(middle.status).toBe(206)
    expect(middle.headers.get('Content-Range')).toBe(`bytes 1000-1999/${whole.length}`)
    expect(middle.headers.get('Content-Length')).toBe('1000')
    expect(await bytesOf(middle)).toEqual(whole.subarray(1000, 2000))
    const end = await part('bytes=-10')
    expect([end.status, await bytesOf(end)]).toEqual([206, whole.subarray(-10)])
    const outside = await part(`bytes=${whole.length}-`)
    expect(outside.status).toBe(416)
    expect(outside.headers.get('Content-Range')).toBe(`bytes */${whole.length}`)
  })

  it('tells its size and type to HEAD', async () => {
    const { video } = await review()
    const { status, headers, body } = await fetch(video, { method: 'HEAD' })
    const size = String(videoFile('review', 'mp4').size)
    expect([status, body]).toEqual([200, null])
    expect([headers.get('Content-Type'), headers.get('Content-Length')]).toEqual([
      'video/mp4',
      size,
    ])
  })

  it('is a login page three hours later, and new links are asked for', async () => {
    const { tv, video, links } = await review()
    await tv.send('POST', '/sandbox/pass', { seconds: 3 * 3600 - 1 })
    expect((await fetch(video)).headers.get('Content-Type')).toBe('video/mp4')
    await tv.send('POST', '/sandbox/pass', { seconds: 1 })
    const late = await fetch(video, { headers: { Range: 'bytes=0-' } })
    expect([late.status, late.headers.get('Content-Type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ])
    expect(await late.text()).toContain('Sign in')
    const { recordingDownloadLink, expiration } = await links()
    expect((await fetch(recordingDownloadLink)).headers.get('Content-Type')).toBe('video/mp4')
    expect(expiration).toBe('2026-03-04T16:00:00Z')
  })

  it('is a login page for a made-up ticket, and nothing elsewhere', async () => {
    const { tv } = await review()
    const page = await fetch(`${tv.sandbox.mediaUrl}/nbr/made-up`)
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ])
    expect((await fetch(`${tv.sandbox.mediaUrl}/v1/meetings`)).status).toBe(404)
  })

  it('is WebM where that was chosen, for links that are given from then on', async () => {
    const { tv, video, details } = await review()
    expect((await tv.send('PUT', '/sandbox/media', { type: 'webm' })).body).toEqual({
      type: 'webm',
    })
    expect((await tv.call('/sandbox/media')).body).toEqual({ type: 'webm' })
    const { temporaryDirectDownloadLinks: links, sizeBytes } = await details()
    const { headers } = await fetch(links.recordingDownloadLink)
    expect(headers.get('Content-Type')).toBe('video/webm')
    expect(headers.get('Content-Length')).toBe(String(sizeBytes))
    const sound = await fetch(links.audioDownloadLink)
    expect(sound.headers.get('Content-Type')).toBe('audio/webm')
    expect((await fetch(video)).headers.get('Content-Type')).toBe('video/mp4')
    const { status, body } = await tv.send('PUT', '/sandbox/media', { type: 'avi' })
    expect([status, body.errors[0].description]).toEqual([400, "'type' must be one of mp4, webm"])
  })
})

describe('the trap for tokens', () => {
  it('is empty while nobody sends one', async () => {
    const { video, others, trapped } = await review()
    for (const link of [video, others.audioDownloadLink]) await fetch(link)
    expect(await trapped()).toEqual([])
  })

  it('takes down who sent one and never the token, and shows a login page', async () => {
    const { tv, user, video, trapped } = await review()
    const Authorization = `Bearer ${user.access_token}`
    const answer = await fetch(video, { headers: { Authorization } })
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    await fetch(`${video}?access_token=${user.access_token}`)
    await fetch(video, {
      method: 'OPTIONS',
      headers: { Origin: 'null', 'Access-Control-Request-Headers': 'authorization,range' },
    })
    const hits = await trapped()
    const { pathname } = new URL(video)
    expect(hits).toMatchObject([
      { method: 'GET', path: pathname, query: [] },
      { method: 'GET', path: pathname, query: ['access_token'] },
      { method: 'OPTIONS', path: pathname },
    ])
    expect(hits[0].headers).toContain('authorization')
    expect(JSON.stringify(hits)).not.toContain(user.access_token)
    expect((await tv.send('DELETE', '/sandbox/trap')).body).toEqual({ items: [] })
    expect(await trapped()).toEqual([])
  })

  it('catches on a bad day as well', async () => {
    const { video, order, trapped } = await review()
    await order({ kind: 'status', status: 503, path: '/' })
    await fetch(video, { headers: { Authorization: 'Bearer secret' } })
    expect(await trapped()).toHaveLength(1)
  })
})

describe('faults of the media', () => {
  it('leave it alone unless their path names it', async () => {
    const { video, order } = await review()
    await order({ kind: 'offline', count: 'always' })
    expect((await fetch(video)).status).toBe(200)
  })

  it('drop the line, of the media alone or of everything', async () => {
    const { user, video, order } = await review()
    await order({ kind: 'offline', path: '/nbr' })
    expect((await user.get('/meetings')).status).toBe(200)
    await expect(fetch(video)).rejects.toThrow('fetch failed')
    await order({ kind: 'offline', path: '/', count: 'always' })
    await expect(fetch(video)).rejects.toThrow('fetch failed')
    await expect(user.get('/meetings')).rejects.toThrow('fetch failed')
  })

  it('break off in the middle of a part', async () => {
    const { video, order } = await review()
    await order({ kind: 'cut', path: '/nbr' })
    const answer = await fetch(video, { headers: { Range: 'bytes=0-' } })
    expect(answer.status).toBe(206)
    await expect(answer.arrayBuffer()).rejects.toThrow('terminated')
    expect((await fetch(video)).status).toBe(200)
  })

  it('stop in the middle and keep the line', async () => {
    const { video, order } = await review()
    const size = videoFile('review', 'mp4').size
    await order({ kind: 'stall', path: '/nbr' })
    const answer = await fetch(video)
    expect(answer.headers.get('Content-Length')).toBe(String(size))
    const reader = answer.body?.getReader()
    let came = 0
    while (came < Math.floor(size / 2)) came += (await reader?.read())?.value?.length ?? 0
    expect(came).toBe(Math.floor(size / 2))
    const meanwhile = fetch(video).then(({ status }) => status)
    expect(await Promise.race([reader?.read(), meanwhile])).toBe(200)
    await reader?.cancel()
  })

  it('shorten it, delay it, and answer a status', async () => {
    const { video, order } = await review()
    await order([
      { kind: 'truncated', path: '/nbr' },
      { kind: 'status', status: 403, path: '/nbr' },
      { kind: 'delay', ms: 60, path: '/nbr', count: 2 },
    ])
    const before = performance.now()
    const half = await bytesOf(await fetch(video))
    expect(performance.now() - before).toBeGreaterThanOrEqual(55)
    expect(half.length).toBe(Math.floor(videoFile('review', 'mp4').size / 2))
    expect((await fetch(video)).status).toBe(403)
  })
})
