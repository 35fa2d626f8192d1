// How a video stands, as a reducer over what has happened to it: to the element that plays it, to the
// link it is behind, and at the remote. It knows no timers and no element; player.ts has those. Whatever
// goes wrong, `position_s` and `running` stay what the viewer left them at, so that recovering goes back there.

import type { Failure } from '../webex/http/failure'
import type { VideoEvent } from './video'

type PlaybackStatus =
  /** Not a picture yet. */
  | 'opening'
  | 'playing'
  | 'paused'
  /** It should play, and waits for more of the video. */
  | 'buffering'
  /** It played before, and is being loaded anew. */
  | 'recovering'
  | 'ended'
  | 'unplayable'

/** Why it will not play here. */
export type UnplayableReason =
  /** ARF, a format of Webex's own. */
  | 'format'
  /** The set tried, and could not. */
  | 'codec'
  /** Webex gives no link: downloads are forbidden. */
  | 'forbidden'
  | 'no-right'
  | 'gone'
  /** Webex said no in other words; `failure` has them. */
  | 'refused'

export interface Playback {
  status: PlaybackStatus
  /** Where it is, or goes on as soon as it can. */
  position_s: number
  /** 0 until it is known. */
  length_s: number
  /** 1 is as recorded. */
  speed: number
  /** Whether it is meant to run, whatever the network gives. */
  running: boolean
  /** Where the viewer is about to seek to. */
  preview_s?: number | undefined
  /** Where it went on from a time before. */
  resumedFrom_s?: number | undefined
  reason?: UnplayableReason | undefined
  /** The engine plays nothing until a key is pressed. */
  needsPress: boolean
  /** What keeps the next link from coming. */
  failure?: Failure | undefined
  /** Whether it has played at all. */
  moved: boolean
  /** Where it was loaded last, or seeked to. */
  from_s: number
  /** Failures of any kind since it last played for a while. */
  attempts: number
  /** Those of them that say that the video itself is the matter. */
  refusals: number
}

/** `MediaError.code`: https://html.spec.whatwg.org/multipage/media.html#error-codes */
export const NETWORK = 2
export const DECODE = 3
export const NOT_SUPPORTED = 4

export type PlaybackEvent =
  | Exclude<VideoEvent, { type: 'failed' }>
  /** `connected`: there seemed to be a network. */
  | { type: 'failed'; code: number; connected: boolean }
  | { type: 'opened'; unplayable?: 'format' | 'gone' | undefined; position_s: number }
  | { type: 'link_received' }
  | { type: 'link_missing' }
  | { type: 'link_failed'; failure: Failure }
  | { type: 'link_expired' }
  /** It should move and does not, and nothing arrives. */
  | { type: 'stalled' }
  | { type: 'network_returned' }
  | { type: 'play_requested' }
  | { type: 'pause_requested' }
  | { type: 'play_refused' }
  | { type: 'seek_previewed'; to_s: number }
  | { type: 'seek_cancelled' }
  | { type: 'sought'; to_s: number }
  | { type: 'speed_chosen'; speed: number }

/** A video that nothing has happened to yet; `length_s` is 0 while it is not known, `speed` is 1 for normal. */
export const unopened = (length_s = 0, speed = 1): Playback => ({
  status: 'opening',
  position_s: 0,
  length_s,
  speed,
  running: true,
  needsPress: false,
  moved: false,
  from_s: 0,
  attempts: 0,
  refusals: 0,
})

/** Playing for this long says that what was wrong is over. */
const WELL_S = 2
/** With so many fresh links a video that never played has shown that it cannot. */
const REFUSALS = 2
/** A video that played may have one spoilt place; it is tried this often. */
const SPOILT = 3

/** The state of the video after an event. `unplayable` is final: no event changes it. */
export function afterEvent(state: Playback, event: PlaybackEvent): Playback {
  if (state.status === 'unplayable') return state
  switch (event.type) {
    case 'opened':
      return opened(state, event)
    case 'became_playable':
      return playable(state, event.length_s)
    case 'played':
      return state.running ? { ...playing(state), needsPress: false } : state
    case 'paused':
      return pausedFromOutside(state)
    case 'time_moved':
      return moved(state, event.position_s)
    case 'waited':
      return state.status === 'playing' ? { ...state, status: 'buffering' } : state
    case 'progressed':
      return state
    case 'ended': {
      const position_s = Math.max(state.position_s, state.length_s)
      return { ...state, status: 'ended', position_s, running: false, preview_s: undefined }
    }
    case 'failed':
      return failed(state, event.code, event.connected)
    case 'stalled':
      return state.status === 'ended' ? state : lost(state)
    case 'link_received':
      return { ...state, failure: undefined }
    case 'link_missing':
      return { ...state, status: 'unplayable', reason: 'forbidden' }
    case 'link_failed':
      return withoutLink(state, event.failure)
    case 'link_expired':
      return { ...state, status: waitingStatus(state) }
    case 'network_returned':
      return withNetwork(state)
    case 'play_requested':
      return resumed(state)
    case 'pause_requested':
      return { ...state, running: false, status: isOn(state) ? 'paused' : state.status }
    case 'play_refused':
      return { ...state, running: false, status: 'paused', needsPress: true }
    case 'seek_previewed':
      return { ...state, preview_s: within(state, event.to_s) }
    case 'seek_cancelled':
      return { ...state, preview_s: undefined }
    case 'sought':
      return sought(state, event.to_s)
    case 'speed_chosen':
      return { ...state, speed: event.speed }
  }
}

const isLoading = ({ status }: Playback) => status === 'opening' || status === 'recovering'
const isOn = ({ status }: Playback) => status === 'playing' || status === 'buffering'
/** Nothing is waited for. */
const isOff = ({ status }: Playback) =>
  status === 'playing' || status === 'paused' || status === 'ended'
const waitingStatus = ({ moved }: Playback): PlaybackStatus => (moved ? 'recovering' : 'opening')

function opened(
  state: Playback,
  { unplayable, position_s }: { unplayable?: 'format' | 'gone' | undefined; position_s: number },
): Playback {
  const next = { ...state, position_s, from_s: position_s }
  if (unplayable) return { ...next, status: 'unplayable', reason: unplayable }
  return position_s > 0 ? { ...next, resumedFrom_s: position_s } : next
}

function playable(state: Playback, length_s = state.length_s): Playback {
  const isReady = !state.running && isLoading(state)
  return { ...state, length_s, status: isReady ? 'paused' : state.status }
}

/** Paused by the television, or by an engine that saves power. */
function pausedFromOutside(state: Playback): Playback {
  return isOn(state) && state.running ? { ...state, status: 'paused', running: false } : state
}

function resumed(state: Playback): Playback {
  if (state.status === 'ended') return { ...sought(state, 0), running: true }
  return { ...state, running: true, status: state.status === 'paused' ? 'buffering' : state.status }
}

function withNetwork(state: Playback): Playback {
  return isOff(state) ? state : { ...state, status: waitingStatus(state), attempts: 0 }
}

const playing = (state: Playback): Playback => ({ ...state, status: 'playing', failure: undefined })

function moved(state: Playback, position_s: number): Playback {
  if (state.status === 'ended') return state
  const isForward = state.running && position_s > state.position_s
  const next = { ...(isForward ? playing(state) : state), position_s }
  if (!isForward) return next
  const isWell = position_s - state.from_s >= WELL_S
  return { ...next, moved: true, ...(isWell && { attempts: 0, refusals: 0 }) }
}

/** It has to be loaded anew, from where it was. */
function lost(state: Playback): Playback {
  return {
    ...state,
    status: waitingStatus(state),
    from_s: state.position_s,
    attempts: state.attempts + 1,
  }
}

function failed(state: Playback, code: number, connected: boolean): Playback {
  if (state.status === 'ended') return state
  // An expired link answers with a web page, which is as little of a video as one of a wrong codec. So
  // only a fresh link tells, and only with a network.
  const isRefusal = connected && (code === DECODE || code === NOT_SUPPORTED)
  const refusals = state.refusals + (isRefusal ? 1 : 0)
  const isHopeless = state.moved ? code === DECODE && refusals >= SPOILT : refusals >= REFUSALS
  if (isHopeless) return { ...state, status: 'unplayable', reason: 'codec' }
  return { ...lost(state), refusals }
}

function withoutLink(state: Playback, failure: Failure): Playback {
  const unplayable = (reason: UnplayableReason): Playback => ({
    ...state,
    status: 'unplayable',
    reason,
    failure,
  })
  if (failure.kind === 'signed_out' || failure.kind === 'unauthorized') return unplayable('refused')
  if (failure.kind !== 'http') return { ...lost(state), failure }
  if (failure.status === 403) return unplayable('no-right')
  return unplayable(failure.status === 404 || failure.status === 410 ? 'gone' : 'refused')
}

function sought(state: Playback, to_s: number): Playback {
  const position_s = within(state, to_s)
  const next = {
    ...state,
    position_s,
    from_s: position_s,
    preview_s: undefined,
    resumedFrom_s: undefined,
  }
  if (state.status === 'ended') return { ...next, status: 'buffering', running: true }
  return state.status === 'playing' ? { ...next, status: 'buffering' } : next
}

const within = ({ length_s }: Playback, to_s: number) =>
  Math.max(0, length_s > 0 ? Math.min(to_s, length_s) : to_s)
