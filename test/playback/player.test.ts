import { afterEach, describe, expect, it } from 'vitest'
import { DECODE, NETWORK, NOT_SUPPORTED } from '../../src/playback/playback'
import { createPlayer, type Player, type PlayerParts, STALLED_S } from '../../src/playback/player'
import { createPositions } from '../../src/playback/positions'
import type { Failure, Result } from '../../src/webex/failure'
import { type HandClock, handClock, settle } from '../hand-clock'
import { memoryStorage } from '../tv/memory-storage'
import { type StandIn, standInProjector } from './projector'

const LENGTH_S = 3600
const THREE_HOURS_MS = 3 * 3600_000

type Answer = Result<{ link?: string; expiresAt?: number }>
const no = (failure: Failure): Answer => ({ ok: false, failure })
const refused = (status: number): Answer => no({ kind: 'refused', status, code: String(status) })
const OFFLINE = no({ kind: 'offline' })

interface Cinema {
  player: Player
  projector: StandIn
  clock: HandClock
  positions: PlayerParts['positions']
  /** When a link was asked for, s after the beginning. */
  asked: number[]
  /** What the next questions for a link are answered; then there are links again. */
  answers: Answer[]
  connected: boolean
  see(): Pick<ReturnType<Player['state']>, 'phase' | 'at_s' | 'running'>
}

let open: Cinema | undefined
afterEach(() => open?.player.close())

async function cinema(more: Partial<PlayerParts> = {}, answers: Answer[] = []): Promise<Cinema> {
  const clock = handClock()
  const began = clock.now()
  const projector = (more.projector as StandIn | undefined) ?? standInProjector()
  const positions = more.positions ?? createPositions(memoryStorage(), () => true)
  let links = 0
  const it = { projector, clock, positions, answers, asked: [], connected: true } as Partial<Cinema>
  const room = it as Cinema
  room.see = () => {
    const { phase, at_s, running } = room.player.state()
    return { phase, at_s, running }
  }
  room.player = createPlayer({
    recording: { id: 'film', length_s: LENGTH_S },
    speed: 1,
    async film() {
      room.asked.push((clock.now() - began) / 1000)
      links += 1
      const link = { link: `link${links}`, expiresAt: clock.now() + THREE_HOURS_MS }
      return room.answers.shift() ?? { ok: true, value: link }
    },
    projector,
    positions,
    clock,
    connected: () => room.connected,
    ...more,
  })
  open = room
  await settle()
  return room
}

/** A film that has played up to `at_s`. */
async function playing(at_s = 700, more: Partial<PlayerParts> = {}): Promise<Cinema> {
  const it = await cinema(more)
  it.projector.begins()
  it.projector.says({ type: 'time-moved', at_s })
  it.projector.told.length = 0
  return it
}

const fails = (code: number) => ({ type: 'failed' as const, code })

describe('opening a film', () => {
  it('asks for its link, loads it, and plays', async () => {
    const { player, projector, see } = await cinema()
    expect(projector.told).toEqual(['load link1 at 0', 'speed 1', 'play'])
    expect(see().phase).toBe('opening')
    projector.begins()
    expect(see()).toEqual({ phase: 'playing', at_s: 0.25, running: true })
    expect(player.state().length_s).toBe(LENGTH_S)
  })

  it('goes on where the viewer stopped, and says so', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('film', 754, LENGTH_S)
    const { projector, player } = await cinema({ positions })
    expect(projector.told[0]).toBe('load link1 at 754')
    expect(player.state().resumedAt_s).toBe(754)
  })

  it('at the chosen speed', async () => {
    const { projector } = await cinema({ speed: 1.5 })
    expect(projector.told).toContain('speed 1.5')
  })

  it.each([
    ['no link is given', { ok: true, value: {} } as Answer, 'forbidden'],
    ['Webex gives no right', refused(403), 'no-right'],
    ['it is not there any more', refused(404), 'gone'],
    ['it was purged', refused(410), 'gone'],
    ['Webex refuses for another reason', refused(400), 'refused'],
  ])('is over when %s, and nothing is loaded', async (_, answer, why) => {
    const { player, projector, clock, asked } = await cinema({}, [answer])
    await clock.advance(120_000)
    expect(player.state()).toMatchObject({ phase: 'unplayable', why })
    expect([projector.told, asked]).toEqual([['unload'], [0]])
  })

  it('does not try what no television plays', async () => {
    const recording = { id: 'film', unplayable: 'format' as const, length_s: 60 }
    const { player, asked } = await cinema({ recording })
    expect([player.state().phase, player.state().why, asked]).toEqual(['unplayable', 'format', []])
  })

  it('tries for the link ever more slowly while there is no network', async () => {
    const { player, projector, clock, asked, see } = await cinema({}, Array(8).fill(OFFLINE))
    expect(player.state()).toMatchObject({ phase: 'opening', failure: { kind: 'offline' } })
    await clock.advance(121_000)
    expect(asked).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121])
    projector.begins()
    expect(see().phase).toBe('playing')
    expect(player.state().failure).toBeUndefined()
  })

  it('obeys Retry-After', async () => {
    const { clock, asked } = await cinema({}, [no({ kind: 'throttled', retryAfter_ms: 20_000 })])
    await clock.advance(25_000)
    expect(asked).toEqual([0, 20])
  })

  it.each([
    ['does not know', NOT_SUPPORTED],
    ['cannot decode', DECODE],
  ])('gives up what the set %s with two fresh links', async (_, code) => {
    const { player, projector, clock, asked, see } = await cinema()
    projector.says(fails(code))
    await clock.advance(0)
    expect([see().phase, asked]).toEqual(['opening', [0, 0]])
    projector.says(fails(code))
    await clock.advance(120_000)
    expect(player.state()).toMatchObject({ phase: 'unplayable', why: 'codec' })
    expect(asked).toHaveLength(2)
    expect(projector.told[projector.told.length - 1]).toBe('unload')
  })

  it('does not blame the film for a network that is gone', async () => {
    const it = await cinema()
    it.connected = false
    it.projector.fault = NOT_SUPPORTED
    it.projector.says(fails(NOT_SUPPORTED))
    await it.clock.advance(10_000)
    expect(it.see().phase).toBe('opening')
    expect(it.asked).toEqual([0, 0, 1, 3, 7])
  })

  it('waits for a press where the engine wants one', async () => {
    const projector = standInProjector()
    projector.refusal = Object.assign(new Error(), { name: 'NotAllowedError' })
    const { player, see } = await cinema({ projector })
    expect([see().phase, player.state().needsPress]).toEqual(['paused', true])
    projector.refusal = undefined
    player.toggle()
    projector.begins()
    expect([see().phase, player.state().needsPress]).toEqual(['playing', false])
  })

  it('takes no other rejection for that', async () => {
    const projector = standInProjector()
    projector.refusal = Object.assign(new Error(), { name: 'AbortError' })
    const { see } = await cinema({ projector })
    expect(see().phase).toBe('opening')
  })
})

describe('a film that plays', () => {
  it('pauses and plays', async () => {
    const { player, projector, see } = await playing()
    player.toggle()
    expect(see()).toEqual({ phase: 'paused', at_s: 700, running: false })
    player.toggle()
    projector.says({ type: 'played' })
    expect(see().phase).toBe('playing')
    expect(projector.told).toEqual(['pause', 'play'])
  })

  it('is paused when the television pauses it', async () => {
    const { projector, see } = await playing()
    projector.says({ type: 'paused' })
    expect(see()).toEqual({ phase: 'paused', at_s: 700, running: false })
  })

  it('changes its speed', async () => {
    const { player, projector } = await playing()
    player.setSpeed(2)
    expect([player.state().speed, projector.told]).toEqual([2, ['speed 2']])
  })

  it('buffers and goes on', async () => {
    const { projector, see } = await playing()
    projector.says({ type: 'waited' })
    expect(see().phase).toBe('buffering')
    projector.says({ type: 'time-moved', at_s: 700.5 })
    expect(see().phase).toBe('playing')
  })

  it('ends, begins again by play, and goes on by seeking', async () => {
    const { player, projector, see } = await playing(LENGTH_S - 1)
    projector.says({ type: 'paused' }, { type: 'ended' })
    expect(see()).toEqual({ phase: 'ended', at_s: LENGTH_S, running: false })
    player.play()
    expect([see(), projector.told]).toEqual([
      { phase: 'buffering', at_s: 0, running: true },
      ['seek 0', 'play'],
    ])
    projector.says({ type: 'ended' })
    player.seek(50)
    expect(see()).toEqual({ phase: 'buffering', at_s: 50, running: true })
  })

  it('pauses in the background, and goes on when the app is back', async () => {
    const { player, projector, see } = await playing()
    player.visible(false)
    expect(see().phase).toBe('paused')
    player.visible(true)
    expect(see().running).toBe(true)
    expect(projector.told).toEqual(['pause', 'play'])
    player.pause()
    player.visible(false)
    player.visible(true)
    expect(see().running).toBe(false)
  })

  it('lets go of the decoder when it is left, and hears nothing more', async () => {
    const { player, projector, clock, asked } = await playing()
    player.close()
    projector.says(fails(NOT_SUPPORTED))
    await clock.advance(60_000)
    expect([projector.told, asked]).toEqual([['unload'], [0]])
    expect(clock.waits()).toEqual([])
  })
})

describe('seeking', () => {
  it('previews while keys come, and seeks once they stop', async () => {
    const { player, projector, clock, see } = await playing()
    player.step('forward', 1)
    await clock.advance(700)
    player.step('forward', 1)
    player.step('back', 1)
    player.step('forward', 1)
    expect([player.state().preview_s, see().at_s]).toEqual([720, 700])
    await clock.advance(799)
    expect(projector.told).toEqual([])
    await clock.advance(1)
    expect(projector.told).toEqual(['seek 720', 'play'])
    expect([player.state().preview_s, see().at_s]).toEqual([undefined, 720])
  })

  it('seeks at once by OK, and only once', async () => {
    const { player, projector, clock } = await playing()
    player.step('back', 1)
    player.commit()
    await clock.advance(2000)
    expect(projector.told).toEqual(['seek 690', 'play'])
  })

  it('is cancelled without a seek', async () => {
    const { player, projector, clock, see } = await playing()
    player.step('forward', 1)
    player.cancel()
    await clock.advance(2000)
    expect([projector.told, player.state().preview_s, see().at_s]).toEqual([[], undefined, 700])
  })

  it('stays within the film', async () => {
    const { player } = await playing(5)
    player.step('back', 1)
    expect(player.state().preview_s).toBe(0)
    for (let held = 1; held < 200; held++) player.step('forward', held)
    expect(player.state().preview_s).toBe(LENGTH_S)
  })

  it('leaves a paused film paused', async () => {
    const { player, projector, see } = await playing()
    player.pause()
    player.seek(100)
    expect([see(), projector.told]).toEqual([
      { phase: 'paused', at_s: 100, running: false },
      ['pause', 'seek 100'],
    ])
  })

  it('gets a fresh link first when the old one is known to be dead', async () => {
    const { player, projector, clock, see } = await playing()
    player.pause()
    clock.jump(THREE_HOURS_MS + 1)
    player.seek(100)
    expect(see()).toEqual({ phase: 'recovering', at_s: 100, running: false })
    await settle()
    expect(projector.told).toEqual(['pause', 'load link2 at 100', 'speed 1'])
    projector.says({ type: 'can-play' })
    expect(see()).toEqual({ phase: 'paused', at_s: 100, running: false })
  })
})

describe('recovering', () => {
  it.each([
    ['the network breaks', NETWORK],
    ['the link shows a web page', NOT_SUPPORTED],
    ['a place cannot be decoded', DECODE],
  ])('gets a fresh link and goes on at the same second when %s', async (_, code) => {
    const { player, projector, see } = await playing()
    player.setSpeed(1.5)
    projector.says(fails(code))
    expect(see()).toEqual({ phase: 'recovering', at_s: 700, running: true })
    await settle()
    expect(projector.told).toEqual(['speed 1.5', 'load link2 at 700', 'speed 1.5', 'play'])
    projector.begins(700)
    expect(see()).toEqual({ phase: 'playing', at_s: 700.25, running: true })
  })

  it('leaves a paused film paused', async () => {
    const { player, projector, see } = await playing()
    player.pause()
    projector.says(fails(NETWORK))
    await settle()
    expect(projector.told).toEqual(['pause', 'load link2 at 700', 'speed 1'])
    projector.says({ type: 'can-play' })
    expect(see()).toEqual({ phase: 'paused', at_s: 700, running: false })
  })

  it('notices when neither time nor data moves', async () => {
    const { projector, clock, asked, see } = await playing()
    projector.says({ type: 'waited' })
    for (let time = 0; time < 5; time++) {
      await clock.advance((STALLED_S - 1) * 1000)
      projector.says({ type: 'progressed' })
    }
    expect([see().phase, asked]).toEqual(['buffering', [0]])
    await clock.advance(STALLED_S * 1000)
    expect([see().phase, asked.length]).toEqual(['recovering', 2])
    expect(projector.told).toEqual(['load link2 at 700', 'speed 1', 'play'])
  })

  it('notices an engine that plays and stands still', async () => {
    const { clock, see } = await playing()
    await clock.advance(STALLED_S * 1000)
    expect(see().phase).toBe('recovering')
  })

  it('does not wait for a paused film to move', async () => {
    const { player, clock, asked } = await playing()
    player.pause()
    await clock.advance(3_600_000)
    expect(asked).toEqual([0])
  })

  it('goes on for as long as it takes, ever more slowly, once a film has played', async () => {
    const { projector, clock, asked, see } = await playing()
    projector.fault = NOT_SUPPORTED
    projector.says(fails(NOT_SUPPORTED))
    await clock.advance(100_000)
    expect(asked).toEqual([0, 0, 1, 3, 7, 15, 31, 61, 91])
    expect(see()).toEqual({ phase: 'recovering', at_s: 700, running: true })
  })

  it('begins with short pauses again when it has played well for a while', async () => {
    const { projector, clock, asked } = await playing()
    projector.says(fails(NETWORK))
    await clock.advance(0)
    projector.begins(700)
    projector.says(fails(NETWORK))
    await clock.advance(999)
    expect(asked).toEqual([0, 0])
    await clock.advance(1)
    expect(asked).toEqual([0, 0, 1])
    projector.begins(700)
    projector.says({ type: 'time-moved', at_s: 703 }, fails(NETWORK))
    await clock.advance(0)
    expect(asked).toEqual([0, 0, 1, 1])
  })

  it('gives a place up that can never be decoded', async () => {
    const { player, projector, clock } = await playing()
    projector.fault = DECODE
    projector.says(fails(DECODE))
    await clock.advance(30_000)
    expect(player.state()).toMatchObject({ phase: 'unplayable', why: 'codec', at_s: 700 })
  })

  it('goes on at once when the network is back', async () => {
    const it = await playing()
    it.answers = Array(6).fill(OFFLINE)
    it.projector.says(fails(NETWORK))
    await it.clock.advance(20_000)
    expect(it.player.state()).toMatchObject({ phase: 'recovering', failure: { kind: 'offline' } })
    it.answers = []
    it.player.networkBack()
    await settle()
    expect(it.asked[it.asked.length - 1]).toBe(20)
    it.projector.begins(700)
    expect(it.see()).toEqual({ phase: 'playing', at_s: 700.25, running: true })
    await it.clock.advance(5000)
    expect(it.asked).toEqual([0, 0, 2, 6, 14, 20])
  })

  it('leaves a film alone that plays when the network comes', async () => {
    const { player, asked, see } = await playing()
    player.networkBack()
    await settle()
    expect([see().phase, asked]).toEqual(['playing', [0]])
  })

  it('goes to where the viewer seeks to meanwhile', async () => {
    const it = await playing()
    it.answers = [OFFLINE]
    it.projector.says(fails(NETWORK))
    await settle()
    it.player.seek(1200)
    await it.clock.advance(2000)
    expect(it.projector.told).toEqual(['load link3 at 1200', 'speed 1', 'play'])
  })

  it('stops playing when the right is taken away meanwhile', async () => {
    const it = await playing()
    it.answers = [refused(403)]
    it.projector.says(fails(NOT_SUPPORTED))
    await settle()
    expect(it.player.state()).toMatchObject({ phase: 'unplayable', why: 'no-right' })
  })

  it('has only one link asked for at a time', async () => {
    let answer: (parsed: Answer) => void = () => {}
    let asked = 0
    const it = await playing()
    it.player.close()
    const slow = await cinema({
      film: () => {
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
    expect(slow.projector.told.filter((word) => word.startsWith('load'))).toEqual([
      'load latest at 0',
    ])
  })
})

describe('the place where the viewer stopped', () => {
  it('is remembered every five seconds', async () => {
    const { projector, clock, positions } = await playing(700)
    await clock.advance(4000)
    projector.says({ type: 'time-moved', at_s: 704 })
    expect(await positions.of('film')).toBe(0)
    await clock.advance(1000)
    expect(await positions.of('film')).toBe(704)
  })

  it.each([
    ['on pause', ({ player }: Cinema) => player.pause()],
    ['on leaving', ({ player }: Cinema) => player.close()],
    ['when the app is hidden', ({ player }: Cinema) => player.visible(false)],
    ['after a seek', ({ player }: Cinema) => player.seek(700)],
    ['when the television pauses', ({ projector }: Cinema) => projector.says({ type: 'paused' })],
  ])('is remembered %s', async (_, happens) => {
    const it = await playing(700)
    happens(it)
    expect(await it.positions.of('film')).toBe(700)
  })

  it('is the beginning after the end', async () => {
    const { projector, positions, player } = await playing(700)
    player.pause()
    projector.says({ type: 'ended' })
    expect(await positions.of('film')).toBe(0)
  })

  it('is not lost by a film that did not open', async () => {
    const positions = createPositions(memoryStorage(), () => true)
    await positions.remember('film', 754, LENGTH_S)
    const { player } = await cinema({ positions }, [OFFLINE])
    player.close()
    expect(await positions.of('film')).toBe(754)
  })
})
