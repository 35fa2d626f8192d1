// Where the viewer stopped in each recording, kept on the television. It belongs to whoever watched: all
// of it goes with what else is kept for that person, and nothing is written once nobody is signed in.

import type { AppStorage } from '../tv/storage/storage'

export interface Positions {
  /** Seconds into the recording; 0 for one that was not begun, or was watched to its end. */
  of(recordingId: string): Promise<number>
  /** Remembers it; `length_s` tells the end, and is 0 when that is not known. Never rejects. */
  remember(recordingId: string, position_s: number, length_s: number): Promise<void>
}

const KEY = 'positions'
/** So many recordings, those watched last. */
const MOST = 200
/** Whoever stopped sooner has not begun. */
const BEGUN_S = 5
/** What is left of a video when it counts as watched: names and thanks. */
const REST_S = 10
const WATCHED = 0.95
/** No recording is longer: a meeting ends by itself after a day. */
const LONGEST_S = 48 * 3600
const LONGEST_ID = 1024

/** Recordings and seconds, the latest last. */
type StoredPositions = [recordingId: string, position_s: number][]

/**
 * Where the viewer stopped in each recording, in seconds, stored for one person.
 * @param isSignedIn whether there is a person whom a position would belong to
 */
export function createPositions(storage: AppStorage, isSignedIn: () => boolean): Positions {
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other, so that none writes over what another has just written. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn
    return turn
  }

  return {
    of: (recordingId) =>
      inTurn(async () => {
        const found = parse(await storage.get(KEY)).find(([id]) => id === recordingId)
        return found?.[1] ?? 0
      }),
    remember: (recordingId, position_s, length_s) =>
      inTurn(async () => {
        if (!isSignedIn()) return
        const mine: StoredPositions = isWorthKeeping(position_s, length_s)
          ? [[recordingId, Math.floor(position_s)]]
          : []
        await storage.update(KEY, (stored) => {
          const others = parse(stored).filter(([id]) => id !== recordingId)
          return [...others, ...mine].slice(-MOST)
        })
      }),
  }
}

function isWorthKeeping(position_s: number, length_s: number): boolean {
  if (position_s < BEGUN_S) return false
  return length_s <= 0 || (position_s < length_s - REST_S && position_s < length_s * WATCHED)
}

/** What can be read of what was kept. */
function parse(stored: unknown): StoredPositions {
  return Array.isArray(stored) ? stored.slice(-MOST).filter(isStoredPosition) : []
}

function isStoredPosition(one: unknown): one is StoredPositions[number] {
  if (!Array.isArray(one)) return false
  const [id, position_s] = one
  return (
    typeof id === 'string' &&
    id.length <= LONGEST_ID &&
    typeof position_s === 'number' &&
    position_s > 0 &&
    position_s <= LONGEST_S
  )
}
