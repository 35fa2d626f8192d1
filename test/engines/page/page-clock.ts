// A clock in the page, in place of the engine's own, for engines whose protocol knows of none: time
// runs as fast as ever, and can be moved on. Built into a script that stands ahead of all others.

import { withGlobal } from '@sinonjs/fake-timers'

declare global {
  interface Window {
    pageClock: {
      now(): number
      /** A while goes by; what falls due in it happens. */
      pass(ms: number): void
      /** A television in standby: no timer goes on, and afterwards it is later. */
      standby(ms: number): void
      /** How many timers wait, intervals included. */
      timers(): number
    }
  }
}

/** How often timers are looked after, in ms. */
const STEP_MS = 5

const real = { performance, setInterval: window.setInterval.bind(window) }
const [, begin] = /[?&]now=(\d+)/.exec(location.search) ?? []
const clock = withGlobal(window).install({
  now: Number(begin),
  toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
})

let last_ms = real.performance.now()
real.setInterval(() => {
  const now_ms = real.performance.now()
  clock.tick(now_ms - last_ms)
  last_ms = now_ms
}, STEP_MS)

let hidden = false
Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
function see(visible: boolean) {
  hidden = !visible
  document.dispatchEvent(new Event('visibilitychange'))
}

window.pageClock = {
  now: () => clock.now,
  pass: (ms) => void clock.jump(ms),
  standby(ms) {
    see(false)
    clock.setSystemTime(clock.now + ms)
    see(true)
  },
  timers: () => clock.countTimers(),
}
