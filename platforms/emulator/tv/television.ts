// The emulated television: a frame with the app's page, bent to the chosen model before its first
// script runs, and what a person can do to a set: press keys, leave, send it to sleep, cut its
// network, switch it off and on.

import { bendClock, type FrameClock } from './clock'
import type { FrameWindow } from './frame-window'
import {
  type Model,
  type RemoteKey,
  registrationOf,
  remoteKeyOf,
  type Stroke,
  strokeOf,
} from './keys'
import { type Likeness, sizeFrame } from './likeness'
import { equip } from './natives'
import { bendNetwork, type FrameNetwork, type Network } from './network'
import { sendKey } from './send-key'
import { bendVisibility } from './visibility'

/** `home`: the launcher is in front and the app behind it. */
export type Power = 'on' | 'off' | 'home' | 'standby'

export interface Sent {
  key: RemoteKey
  stroke: Stroke
  /** False for a key that the television keeps, since the app did not register it. */
  delivered: boolean
}

export interface TelevisionEvents {
  /** It was switched on or off, or went behind its home screen or to sleep. */
  onPower(power: Power): void
  /** A key went down; not told again while it is held. */
  onKey(sent: Sent): void
  /** It will sleep for so long; resolves to whether the servers' time passes as well. */
  onStandby(jump_ms: number): Promise<boolean>
}

interface Inside {
  window: FrameWindow
  clock: FrameClock
  network: FrameNetwork
  show(visible: boolean): void
  registered: Set<string>
  /** What had the focus last. */
  focused?: HTMLElement
}

declare global {
  interface Window {
    /** Called by the frame's first script, see serve/generated-files.ts. */
    equipTelevision?(frame: FrameWindow): void
  }
}

const PAGE = '/?television'
const DARK_MS = 1500

/**
 * Makes the television around a frame that has no page yet; `load` switches it on.
 * @param like a certain television, as a bug report describes it, for as long as the model is that one's
 */
export function createTelevision(
  frame: HTMLIFrameElement,
  { onPower, onKey, onStandby }: TelevisionEvents,
  like?: Likeness,
) {
  let model: Model = 'tizen'
  let network: Network = 'online'
  let power: Power = 'off'
  let inside: Inside | undefined
  // A television goes on with its date when it is switched off and on.
  let shift_ms = -(like?.behind_ms ?? 0)
  let serversBehind_ms = 0

  // `src` would leave a step in the browser's history with every restart.
  const go = (address: string) => frame.contentWindow?.location.replace(address)

  const turn = (next: Power) => {
    power = next
    onPower(next)
  }

  const background = (next: Power) => {
    inside?.show(false)
    inside?.clock.freeze()
    turn(next)
  }

  const foreground = (jump_ms: number) => {
    shift_ms += jump_ms
    inside?.clock.thaw(jump_ms)
    inside?.show(true)
    turn('on')
  }

  const wake = (jump_ms: number) => {
    if (power === 'standby') foreground(jump_ms)
  }

  const off = () => {
    inside = undefined
    go('about:blank')
    turn('off')
  }

  const press = (key: RemoteKey, type: 'keydown' | 'keyup', repeat = false) => {
    if (!inside || power !== 'on') return
    const stroke = strokeOf(model, key)
    const name = registrationOf(key)
    const delivered = model !== 'tizen' || !name || inside.registered.has(name)
    if (type === 'keydown' && !repeat) onKey({ key, stroke, delivered })
    if (delivered) sendKey(inside.window, type, stroke, repeat)
  }

  /** The app moves the focus into the frame, so what is typed there must be translated as well. */
  const translateTyping = (window: FrameWindow) => {
    for (const type of ['keydown', 'keyup'] as const)
      window.addEventListener(
        type,
        (event) => {
          const key = event.isTrusted ? remoteKeyOf(event) : undefined
          if (!key) return
          event.preventDefault()
          event.stopImmediatePropagation()
          press(key, type, event.repeat)
        },
        true,
      )
  }

  /** A television has no page around it that could take the focus away, so what had it gets it back. */
  const rememberFocus = (it: Inside) =>
    it.window.addEventListener('focusin', ({ target }) => {
      it.focused = target as HTMLElement
    })

  if (like) sizeFrame(frame, like)
  window.equipTelevision = (frameWindow) => {
    const clock = bendClock(frameWindow, shift_ms)
    const bent = bendNetwork(frameWindow, () => serversBehind_ms, network)
    const registered = new Set<string>()
    const show = bendVisibility(frameWindow)
    const host = {
      // Called by the app in the midst of its own work, which should end before its page goes.
      exit: () => setTimeout(off),
      home: () => background('home'),
      network: bent,
      registered,
    }
    equip(frameWindow, model, host, like?.model === model ? like : undefined)
    translateTyping(frameWindow)
    inside = { window: frameWindow, clock, network: bent, show, registered }
    rememberFocus(inside)
  }

  return {
    press,
    off,
    /** Switches on, as another model when one is given. */
    load(as: Model = model) {
      model = as
      inside = undefined
      go(PAGE)
      turn('on')
    },
    /** Makes the computer's keyboard its remote. */
    focus() {
      if (document.activeElement !== frame) frame.focus({ preventScroll: true })
      const { body, activeElement } = inside?.window.document ?? {}
      if (activeElement === body) inside?.focused?.focus({ preventScroll: true })
    },
    /** The launcher comes to the front; the app waits behind it. */
    home() {
      if (power === 'on') background('home')
    },
    /** The app comes back from behind the launcher. */
    resume: () => foreground(0),
    /** Sleeps, and wakes a moment later with the date moved on by `jump_ms`. */
    async standby(jump_ms: number) {
      if (power !== 'on') return
      background('standby')
      const [along] = await Promise.all([
        onStandby(jump_ms),
        new Promise((resolve) => setTimeout(resolve, DARK_MS)),
      ])
      if (!along) serversBehind_ms += jump_ms
      wake(jump_ms)
    },
    setNetwork(next: Network) {
      network = next
      inside?.network.set(next)
    },
  }
}

export type Television = ReturnType<typeof createTelevision>
