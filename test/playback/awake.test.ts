import { describe, expect, it, onTestFinished } from 'vitest'
import { awakeWhilePlaying } from '../../src/playback/awake'
import { DECODE } from '../../src/playback/playback'
import { createPlayer } from '../../src/playback/player'
import { createPositions } from '../../src/playback/positions'
import { handClock, settle } from '../hand-clock'
import { memoryStorage } from '../tv/memory-storage'
import { fakeVideoAdapter } from './fake-video-adapter'

/** A video that plays, and what the television is told from then on. */
async function playing() {
  const adapter = fakeVideoAdapter()
  const player = createPlayer({
    recording: { id: 'video', length_s: 3600 },
    speed: 1,
    video: async () => ({ ok: true, value: { link: 'link' } }),
    adapter,
    positions: createPositions(memoryStorage(), () => true),
    clock: handClock(),
    connected: () => true,
  })
  const heard: boolean[] = []
  const stop = awakeWhilePlaying(player, (awake) => heard.push(awake))
  onTestFinished(() => player.close())
  await settle()
  expect(heard).toEqual([])
  adapter.begins()
  return { adapter, player, heard, stop }
}

describe('the screen saver', () => {
  it('is held back once from when a video plays, also while it waits for data', async () => {
    const { adapter, heard } = await playing()
    adapter.says({ type: 'time_moved', position_s: 5 }, { type: 'waited' }, { type: 'played' })
    expect(heard).toEqual([true])
  })

  it('may come while the video is paused, and not when it plays on', async () => {
    const { adapter, player, heard } = await playing()
    player.pause()
    adapter.says({ type: 'paused' })
    expect(heard).toEqual([true, false])
    player.play()
    adapter.says({ type: 'played' })
    expect(heard).toEqual([true, false, true])
  })

  it('may come at once when the app is hidden', async () => {
    const { player, adapter, heard } = await playing()
    player.visible(false)
    expect(heard).toEqual([true, false])
    player.visible(true)
    adapter.says({ type: 'played' })
    expect(heard).toEqual([true, false, true])
  })

  it('may come when the video is over', async () => {
    const { adapter, heard } = await playing()
    adapter.says({ type: 'ended' })
    expect(heard).toEqual([true, false])
  })

  it('may come when the video cannot be played', async () => {
    const { adapter, player, heard } = await playing()
    for (let time = 0; time < 20 && player.state().status !== 'unplayable'; time++) {
      adapter.says({ type: 'failed', code: DECODE })
      await settle()
    }
    expect(heard).toEqual([true, false])
  })

  it('may come when the video is left, and is told so once', async () => {
    const { player, heard, stop } = await playing()
    stop()
    player.pause()
    expect(heard).toEqual([true, false])
  })
})
