import { afterEach, describe, expect, it } from 'vitest'
import { DECODE, NETWORK, NOT_SUPPORTED } from '../../src/playback/playback'
import { createPlayer, type Player, type PlayerDeps, STALLED_S } from '../../src/playback/player'
import { createPositions } from '../../src/playback/positions'
import type { Failure, Result } from '../../src/webex/http/failure'
import { type HandClock, handClock, settle } from '../hand-clock'
import { memoryStorage } from '../tv/memory-storage'
import { type FakeVideoAdapter, fakeVideoAdapter } from './fake-video-adapter'

const LENGTH_S = 3600
const THREE_HOURS_MS = 3 * 3600_000

type Answer = Result<{ link?: string; expiresAt?: number }>
const no = (failure: Failure): Answer => ({ ok: false, failure })
const refused = (status: number): Answer => no({ kind: 'http', status, code: String(status) })
const OFFLINE = no({ kind: 'offline' })

interface Setup {
  player: Player
  adapter: FakeVideoAdapter
  clock: HandClock
  positions: PlayerDeps['positions']
  /** When a link was asked for, s after the beginning. */
  asked: number[]
  /** What the next questions for a link are answered; then there are links again. */
  answers: Answer[]
  connected: boolean
  see(): Pick<ReturnType<Player['state']>, 'status' | 'position_s' | 'running'>
}

let open: Setup | undefined
afterEach(() => open?.player.close())

async function setUp(more: Partial<PlayerDeps> = {}, answers: Answer[] = []): Promise<Setup> {
  const clock = handClock()
  const began = clock.now()
  const adapter = (more.adapter as FakeVideoAdapter | undefined) ?? fakeVideoAdapter()
  const positions = more.positions ?? createPositions(memoryStorage(), () => true)
  let links = 0
  const it = { adapter, clock, positions, answers, asked: [], connected: true } as Partial<Setup>
  const setup = it as Setup
  setup.see = () => {
    const { status, position_s, running } = setup.player.state()
    return { status, position_s, running }
  }
  setup.player = createPlayer({
    recording: { id: 'video', length_s: LENGTH_S },
    speed: 1,
    async video() {
      setup.asked.push((clock.now() - began) / 1000)
      links += 1
      const link = { link: `link${links}`, expiresAt: clock.now() + THREE_HOURS_MS }
      return setup.answers.shift() ?? { ok: true, value: link }
    },
    adapter,
    positions,
    clock,
    connected: () => setup.connected,
    ...more,
  })
  open = setup
  await settle()
  return setup
}

/** A video that has played up to `position_s`. */
async function playing(position_s = 700, more: Partial<PlayerDeps> = {}): Promise<Setup> {
  const it = await setUp(more)
  it.adapter.begins()
  it.adapter.says({ type: 'time_moved', position_s })
  it.adapter.calls.length = 0
  return it
}

const fails = (code: number) => ({ type: 'failed' as const, code })

describe('opening a video', () => {
  it('asks for its link, loads it, and plays', async () => {
    const { player, adapter, see } = await setUp()
    expect(adapter.calls).toEqual(['load link1 at 0', 'speed 1', 'play'])
    expect(see().status).toBe('opening')
    adapter.begins()
    expect(see()).toEqual({ status: 'playing', position_s: 0.25, running: true })
    expect(player.state().length_s).toBe(LENGTH_S)
  })

  it('goes on where the viewer stopped, and says so', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('video', 754, LENGTH_S)
    const { adapter, player } = await setUp({ positions })
    expect(adapter.calls[0]).toBe('load link1 at 754')
    expect(player.state().resumedFrom_s).toBe(754)
  })

  it('at the chosen speed', async () => {
    const { adapter } = await setUp({ speed: 1.5 })
    expect(adapter.calls).toContain('speed 1.5')
  })

  it.each([
    ['no link is given', { ok: true, value: {} } as Answer, 'forbidden'],
    ['Webex gives no right', refused(403), 'no-right'],
    ['it is not there any more', refused(404), 'gone'],
    ['it was purged', refused(410), 'gone'],
    ['Webex refuses for another reason', refused(400), 'refused'],
  ])('is over when %s, and nothing is loaded', async (_, answer, reason) => {
    const { player, adapter, clock, asked } = await setUp({}, [answer])
    await clock.advance(120_000)
    expect(player.state()).toMatchObject({ status: 'unplayable', reason })
    expect([adapter.calls, asked]).toEqual([['unload'], [0]])
  })

  it('does not try what no television plays', async () => {
    const recording = { id: 'video', unplayable: 'format' as const, length_s: 60 }
    const { player, asked } = await setUp({ recording })
    expect([player.state().status, player.state().reason, asked]).toEqual([
      'unplayable',
      'format',
      [],
    ])
  })

  it('tries for the link ever more slowly while there is no network', async () => {
    const { player, adapter, clock, asked, see } = await setUp({}, Array(8).fill(OFFLINE))
    expect(player.state()).toMatchObject({ status: 'opening', failure: { kind: 'offline' } })
    await clock.advance(121_000)
    expect(asked).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121])
    adapter.begins()
    expect(see().status).toBe('playing')
    expect(player.state().failure).toBeUndefined()
  })

  it('obeys Retry-After', async () => {
    const { clock, asked } = await setUp({}, [no({ kind: 'throttled', retryAfter_ms: 20_000 })])
    await clock.advance(25_000)
    expect(asked).toEqual([0, 20])
  })

  it.each([
    ['does not know', NOT_SUPPORTED],
    ['cannot decode', DECODE],
  ])('gives up what the set %s with two fresh links', async (_, code) => {
    const { player, adapter, clock, asked, see } = await setUp()
    adapter.says(fails(code))
    await clock.advance(0)
    expect([see().status, asked]).toEqual(['opening', [0, 0]])
    adapter.says(fails(code))
    await clock.advance(120_000)
    expect(player.state()).toMatchObject({ status: 'unplayable', reason: 'codec' })
    expect(asked).toHaveLength(2)
    expect(adapter.calls[adapter.calls.length - 1]).toBe('unload')
  })

  it('does not blame the video for a network that is gone', async () => {
    const it = await setUp()
    it.connected = false
    it.adapter.fault = NOT_SUPPORTED
    it.adapter.says(fails(NOT_SUPPORTED))
    await it.clock.advance(10_000)
    expect(it.see().status).toBe('opening')
    expect(it.asked).toEqual([0, 0, 1, 3, 7])
  })

  it('waits for a press where the engine wants one', async () => {
    const adapter = fakeVideoAdapter()
    adapter.refusal = Object.assign(new Error(), { name: 'NotAllowedError' })
    const { player, see } = await setUp({ adapter })
    expect([see().status, player.state().needsPress]).toEqual(['paused', true])
    adapter.refusal = undefined
    player.toggle()
    adapter.begins()
    expect([see().status, player.state().needsPress]).toEqual(['playing', false])
  })

  it('takes no other rejection for that', async () => {
    const adapter = fakeVideoAdapter()
    adapter.refusal = Object.assign(new Error(), { name: 'AbortError' })
    const { see } = await setUp({ adapter })
    expect(see().status).toBe('opening')
  })
})

describe('a video that plays', () => {
  it('pauses and plays', async () => {
    const { player, adapter, see } = await playing()
    player.toggle()
    expect(see()).toEqual({ status: 'paused', position_s: 700, running: false })
    player.toggle()
    adapter.says({ type: 'played' })
    expect(see().status).toBe('playing')
    expect(adapter.calls).toEqual(['pause', 'play'])
  })

  it('is paused when the television pauses it', async () => {
    const { adapter, see } = await playing()
    adapter.says({ type: 'paused' })
    expect(see()).toEqual({ status: 'paused', position_s: 700, running: false })
  })

  it('changes its speed', async () => {
    const { player, adapter } = await playing()
    player.setSpeed(2)
    expect([player.state().speed, adapter.calls]).toEqual([2, ['speed 2']])
  })

  it('buffers and goes on', async () => {
    const { adapter, see } = await playing()
    adapter.says({ type: 'waited' })
    expect(see().status).toBe('buffering')
    adapter.says({ type: 'time_moved', position_s: 700.5 })
    expect(see().status).toBe('playing')
  })

  it('ends, begins again by play, and goes on by seeking', async () => {
    const { player, adapter, see } = await playing(LENGTH_S - 1)
    adapter.says({ type: 'paused' }, { type: 'ended' })
    expect(see()).toEqual({ status: 'ended', position_s: LENGTH_S, running: false })
    player.play()
    expect([see(), adapter.calls]).toEqual([
      { status: 'buffering', position_s: 0, running: true },
      ['seek 0', 'play'],
    ])
    adapter.says({ type: 'ended' })
    player.seek(50)
    expect(see()).toEqual({ status: 'buffering', position_s: 50, running: true })
  })

  it('pauses in the background, and goes on when the app is back', async () => {
    const { player, adapter, see } = await playing()
    player.visible(false)
    expect(see().status).toBe('paused')
    player.visible(true)
    expect(see().running).toBe(true)
    expect(adapter.calls).toEqual(['pause', 'play'])
    player.pause()
    player.visible(false)
    player.visible(true)
    expect(see().running).toBe(false)
  })

  it('lets go of the decoder when it is left, and hears nothing more', async () => {
    const { player, adapter, clock, asked } = await playing()
    player.close()
    adapter.says(fails(NOT_SUPPORTED))
    await clock.advance(60_000)
    expect([adapter.calls, asked]).toEqual([['unload'], [0]])
    expect(clock.waits()).toEqual([])
  })
})

describe('seeking', () => {
  it('previews while keys come, and seeks once they stop', async () => {
    const { player, adapter, clock, see } = await playing()
    player.step('forward', 1)
    await clock.advance(700)
    player.step('forward', 1)
    player.step('back', 1)
    player.step('forward', 1)
    expect([player.state().preview_s, see().position_s]).toEqual([720, 700])
    await clock.advance(799)
    expect(adapter.calls).toEqual([])
    await clock.advance(1)
    expect(adapter.calls).toEqual(['seek 720', 'play'])
    expect([player.state().preview_s, see().position_s]).toEqual([undefined, 720])
  })

  it('seeks at once by OK, and only once', async () => {
    const { player, adapter, clock } = await playing()
    player.step('back', 1)
    player.commit()
    await clock.advance(2000)
    expect(adapter.calls).toEqual(['seek 690', 'play'])
  })

  it('is cancelled without a seek', async () => {
    const { player, adapter, clock, see } = await playing()
    player.step('forward', 1)
    player.cancel()
    await clock.advance(2000)
    expect([adapter.calls, player.state().preview_s, see().position_s]).toEqual([
      [],
      undefined,
      700,
    ])
  })

  it('stays within the video', async () => {
    const { player } = await playing(5)
    player.step('back', 1)
    expect(player.state().preview_s).toBe(0)
    for (let held = 1; held < 200; held++) player.step('forward', held)
    expect(player.state().preview_s).toBe(LENGTH_S)
  })

  it('leaves a paused video paused', async () => {
    const { player, adapter, see } = await playing()
    player.pause()
    player.seek(100)
    expect([see(), adapter.calls]).toEqual([
      { status: 'paused', position_s: 100, running: false },
      ['pause', 'seek 100'],
    ])
  })

  it('gets a fresh link first when the old one is known to be dead', async () => {
    const { player, adapter, clock, see } = await playing()
    player.pause()
    clock.jump(THREE_HOURS_MS + 1)
    player.seek(100)
    expect(see()).toEqual({ status: 'recovering', position_s: 100, running: false })
    await settle()
    expect(adapter.calls).toEqual(['pause', 'load link2 at 100', 'speed 1'])
    adapter.says({ type: 'became_playable' })
    expect(see()).toEqual({ status: 'paused', position_s: 100, running: false })
  })
})

describe('recovering', () => {
  it.each([
    ['the network breaks', NETWORK],
    ['the link shows a web page', NOT_SUPPORTED],
    ['a place cannot be decoded', DECODE],
  ])('gets a fresh link and goes on at the same second when %s', async (_, code) => {
    const { player, adapter, see } = await playing()
    player.setSpeed(1.5)
    adapter.says(fails(code))
    expect(see()).toEqual({ status: 'recovering', position_s: 700, running: true })
    await settle()
    expect(adapter.calls).toEqual(['speed 1.5', 'load link2 at 700', 'speed 1.5', 'play'])
    adapter.begins(700)
    expect(see()).toEqual({ status: 'playing', position_s: 700.25, running: true })
  })

  it('leaves a paused video paused', async () => {
    const { player, adapter, see } = await playing()
    player.pause()
    adapter.says(fails(NETWORK))
    await settle()
    expect(adapter.calls).toEqual(['pause', 'load link2 at 700', 'speed 1'])
    adapter.says({ type: 'became_playable' })
    expect(see()).toEqual({ status: 'paused', position_s: 700, running: false })
  })

  it('notices when neither time nor data moves', async () => {
    const { adapter, clock, asked, see } = await playing()
    adapter.says({ type: 'waited' })
    for (let time = 0; time < 5; time++) {
      await clock.advance((STALLED_S - 1) * 1000)
      adapter.says({ type: 'progressed' })
    }
    expect([see().status, asked]).toEqual(['buffering', [0]])
    await clock.advance(STALLED_S * 1000)
    expect([see().status, asked.length]).toEqual(['recovering', 2])
    expect(adapter.calls).toEqual(['load link2 at 700', 'speed 1', 'play'])
  })

  it('notices an engine that plays and stands still', async () => {
    const { clock, see } = await playing()
    await clock.advance(STALLED_S * 1000)
    expect(see().status).toBe('recovering')
  })

  it('does not wait for a paused video to move', async () => {
    const { player, clock, asked } = await playing()
    player.pause()
    await clock.advance(3_600_000)
    expect(asked).toEqual([0])
  })

  it('goes on for as long as it takes, ever more slowly, once a video has played', async () => {
    const { adapter, clock, asked, see } = await playing()
    adapter.fault = NOT_SUPPORTED
    adapter.says(fails(NOT_SUPPORTED))
    await clock.advance(100_000)
    expect(asked).toEqual([0, 0, 1, 3, 7, 15, 31, 61, 91])
    expect(see()).toEqual({ status: 'recovering', position_s: 700, running: true })
  })

  it('begins with short pauses again when it has played well for a while', async () => {
    const { adapter, clock, asked } = await playing()
    adapter.says(fails(NETWORK))
    await clock.advance(0)
    adapter.begins(700)
    adapter.says(fails(NETWORK))
    await clock.advance(999)
    expect(asked).toEqual([0, 0])
    await clock.advance(1)
    expect(asked).toEqual([0, 0, 1])
    adapter.begins(700)
    adapter.says({ type: 'time_moved', position_s: 703 }, fails(NETWORK))
    await clock.advance(0)
    expect(asked).toEqual([0, 0, 1, 1])
  })

  it('gives a place up that can never be decoded', async () => {
    const { player, adapter, clock } = await playing()
    adapter.fault = DECODE
    adapter.says(fails(DECODE))
    await clock.advance(30_000)
    expect(player.state()).toMatchObject({ status: 'unplayable', reason: 'codec', position_s: 700 })
  })

  it('goes on at once when the network is back', async () => {
    const it = await playing()
    it.answers = Array(6).fill(OFFLINE)
    it.adapter.says(fails(NETWORK))
    await it.clock.advance(20_000)
    expect(it.player.state()).toMatchObject({ status: 'recovering', failure: { kind: 'offline' } })
    it.answers = []
    it.player.networkBack()
    await settle()
    expect(it.asked[it.asked.length - 1]).toBe(20)
    it.adapter.begins(700)
    expect(it.see()).toEqual({ status: 'playing', position_s: 700.25, running: true })
    await it.clock.advance(5000)
    expect(it.asked).toEqual([0, 0, 2, 6, 14, 20])
  })

  it('leaves a video alone that plays when the network comes', async () => {
    const { player, asked, see } = await playing()
    player.networkBack()
    await settle()
    expect([see().status, asked]).toEqual(['playing', [0]])
  })

  it('goes to where the viewer seeks to meanwhile', async () => {
    const it = await playing()
    it.answers = [OFFLINE]
    it.adapter.says(fails(NETWORK))
    await settle()
    it.player.seek(1200)
    await it.clock.advance(2000)
    expect(it.adapter.calls).toEqual(['load link3 at 1200', 'speed 1', 'play'])
  })

  it('stops playing when the right is taken away meanwhile', async () => {
    const it = await playing()
    it.answers = [refused(403)]
    it.adapter.says(fails(NOT_SUPPORTED))
    await settle()
    expect(it.player.state()).toMatchObject({ status: 'unplayable', reason: 'no-right' })
  })

  it('has only one link asked for at a time', async () => {
    let answer: (parsed: Answer) => void = () => {}
    let asked = 0
    const it = await playing()
    it.player.close()
    const slow = await setUp({
      video: () => {
        asked += 1
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    const first = answer
    slow.player.networkBack()
    await settle()
    expect(asked).toBe(2)
    first({ ok: true, value: { link: 'late' } })
    answer({ ok: true, value: { link: 'latest' } })
    await settle()
    expect(slow.adapter.calls.filter((word) => word.startsWith('load'))).toEqual([
      'load latest at 0',
    ])
  })
})

describe('the place where the viewer stopped', () => {
  it('is remembered every five seconds', async () => {
    const { adapter, clock, positions } = await playing(700)
    await clock.advance(4000)
    adapter.says({ type: 'time_moved', position_s: 704 })
    expect(await positions.of('video')).toBe(0)
    await clock.advance(1000)
    expect(await positions.of('video')).toBe(704)
  })

  it.each([
    ['on pause', ({ player }: Setup) => player.pause()],
    ['on leaving', ({ player }: Setup) => player.close()],
    ['when the app is hidden', ({ player }: Setup) => player.visible(false)],
    ['after a seek', ({ player }: Setup) => player.seek(700)],
    ['when the television pauses', ({ adapter }: Setup) => adapter.says({ type: 'paused' })],
  ])('is remembered %s', async (_, happens) => {
    const it = await playing(700)
    happens(it)
    expect(await it.positions.of('video')).toBe(700)
  })

  it('is the beginning after the end', async () => {
    const { adapter, positions, player } = await playing(700)
    player.pause()
    adapter.says({ type: 'ended' })
    expect(await positions.of('video')).toBe(0)
  })

  it('is not lost by a video that did not open', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('video', 754, LENGTH_S)
    const { player } = await setUp({ positions }, [OFFLINE])
    player.close()
    expect(await positions.of('video')).toBe(754)
  })
})
