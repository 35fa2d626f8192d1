import { describe, expect, it, onTestFinished } from 'vitest'
import { awakeWhilePlaying } from '../../src/playback/awake'
import { DECODE } from '../../src/playback/playback'
import { createPlayer } from '../../src/playback/player'
import { createPositions } from '../../src/playback/positions'
import { handClock, settle } from '../hand-clock'
import { memoryStorage } from '../tv/memory-storage'
import { standInProjector } from './projector'

/** A film that plays, and what the television is told from then on. */
async function playing() {
  const projector = standInProjector()
  const player = createPlayer({
    recording: { id: 'film', length_s: 3600 },
    speed: 1,
    film: async () => ({ ok: true, value: { link: 'link' } }),
    projector,
    positions: createPositions(memoryStorage(), () => true),
    clock: handClock(),
    connected: () => true,
  })
  const told: boolean[] = []
  const stop = awakeWhilePlaying(player, (awake) => told.push(awake))
  onTestFinished(() => player.close())
  await settle()
  expect(told).toEqual([])
  projector.begins()
  return { projector, player, told, stop }
}

describe('the screen saver', () => {
  it('is held back once from when a film plays, also while it waits for data', async () => {
    const { projector, told } = await playing()
    projector.says({ type: 'time-moved', at_s: 5 }, { type: 'waited' }, { type: 'played' })
    expect(told).toEqual([true])
  })

  it('may come while the film is paused, and not when it plays on', async () => {
    const { projector, player, told } = await playing()
    player.pause()
    projector.says({ type: 'paused' })
    expect(told).toEqual([true, false])
    player.play()
    projector.says({ type: 'played' })
    expect(told).toEqual([true, false, true])
  })

  it('may come at once when the app is hidden', async () => {
    const { player, projector, told } = await playing()
    player.visible(false)
    expect(told).toEqual([true, false])
    player.visible(true)
    projector.says({ type: 'played' })
    expect(told).toEqual([true, false, true])
  })

  it('may come when the film is over', async () => {
    const { projector, told } = await playing()
    projector.says({ type: 'ended' })
    expect(told).toEqual([true, false])
  })

  it('may come when the film cannot be played', async () => {
    const { projector, player, told } = await playing()
    for (let time = 0; time < 20 && player.state().phase !== 'unplayable'; time++) {
      projector.says({ type: 'failed', code: DECODE })
      await settle()
    }
    expect(told).toEqual([true, false])
  })

  it('may come when the film is left, and is told so once', async () => {
    const { player, told, stop } = await playing()
    stop()
    player.pause()
    expect(told).toEqual([true, false])
  })
})
