// Time that is moved by hand beside sockets that are real. Between two steps of the time everything that is on
// its way over a socket arrives, so that what a test measures in hand-moved ms is exact.

import type { ServerResponse } from 'node:http'
import { type HandClock, handClock } from '../../hand-clock'

/** The server's time at the beginning. */
const EPOCH_MS = Date.parse('2026-03-02T09:00:00Z')
/** Real ms after which a test that hangs says so. */
const STUCK_MS = 20_000

export type Steps = ReturnType<typeof createSteps>

/** @param skew_ms how far the television's clock is ahead of the server's at the beginning */
export function createSteps(skew_ms = 0) {
  const clock: HandClock = handClock(EPOCH_MS + skew_ms)
  let elapsed_ms = 0
  /** Requests without an answer, as whoever sent them sees it. */
  let open = 0
  /** Those of them whose answer waits for the hand-moved time, or will never come. */
  let waiting = 0

  /** Lets everything arrive that is on its way. */
  async function quiet() {
    const from = performance.now()
    for (let turns = 0; turns < 4; ) {
      await new Promise((resolve) => setImmediate(resolve))
      turns = open === waiting ? turns + 1 : 0
      if (performance.now() - from > STUCK_MS)
        throw new Error(`stuck: ${open} requests are open, and ${waiting} wait for the time`)
    }
  }

  return {
    clock,
    /** Time since the beginning, which nobody sets, ms. */
    running_ms: () => elapsed_ms,
    /** The server's time, ms since 1970. */
    serverTime_ms: () => EPOCH_MS + elapsed_ms,
    quiet,
    /**
     * Moves the time on by `ms`, from one wait that ends to the next.
     * @param isDone called each time that everything has arrived; the time stands still once it says so
     */
    async advance(ms: number, isDone: () => boolean = () => false) {
      const end = elapsed_ms + ms
      await quiet()
      while (!isDone() && elapsed_ms < end) {
        const step = Math.min(clock.waits()[0] ?? Number.POSITIVE_INFINITY, end - elapsed_ms)
        elapsed_ms += step
        await clock.advance(step)
        await quiet()
      }
    },
    /** Standby: the time goes on, and timers stand still. */
    sleep(ms: number) {
      elapsed_ms += ms
      clock.jump(ms)
    },
    /** Notes a request that is open until it is answered whole, or has failed. */
    async open(answer: Promise<Response>, onEnd: () => void): Promise<Response> {
      open += 1
      let isOpen = true
      const end = () => {
        if (isOpen) open -= 1
        isOpen = false
        onEnd()
      }
      try {
        return whole(await answer, end)
      } catch (failure) {
        end()
        throw failure
      }
    },
    /** Notes an answer that waits for `until`, or until nobody waits for it any more. */
    async parked(response: ServerResponse, until: Promise<unknown>) {
      waiting += 1
      await Promise.race([until, new Promise<void>((gone) => response.once('close', gone))])
      waiting -= 1
    },
  }
}

/** The same response; `end` is called when its body has been read, or will not be. */
function whole(response: Response, end: () => void): Response {
  if (!response.body) {
    end()
    return response
  }
  const reader = response.body.getReader()
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        controller.close()
        end()
      } catch (failure) {
        controller.error(failure)
        end()
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  }
  // What nobody reads has to arrive, too.
  const body = new ReadableStream(source, { highWaterMark: 16 })
  return new Response(body, response)
}
