import { useFocusable } from '@noriginmedia/norigin-spatial-navigation'
import {
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Clock } from '../clock'
import { attend, isAttended, onAttended, sleep, watchRest } from './activity'
import { pushBack } from './back'
import { enterScope } from './focus'
import { allowHold, HOLD_MS } from './hold'
import type { Direction, Intent, MediaKey } from './keys'
import type { Layer } from './layers'
import { takeMediaKeys } from './media'
import { onPointerGone } from './pointer'

export { FocusContext } from '@noriginmedia/norigin-spatial-navigation'

export type Arrow = Direction | Extract<Intent, `page-${string}`>

export interface TargetOptions {
  /** A name to put focus on it from elsewhere; must not change while mounted. */
  focusKey?: string
  onPress?: () => void
  /** OK was held; with it, a press acts on release. */
  onHold?: () => void
  /** An arrow or a page key while focused; `held` counts from 1. True when it was used up here. */
  onArrow?: (arrow: Arrow, held: number) => boolean
}

/** Something that can be focused by arrows and by pointing, and pressed by OK and by a click. */
export function useTarget<E extends HTMLElement>(options: TargetOptions) {
  const { onPress, onHold, onArrow } = options
  const { ref, focused, focusKey, focusSelf } = useFocusable<object, E>({
    focusKey: options.focusKey,
    onEnterPress: () => onPress?.(),
    onArrowPress: (direction, _props, details) =>
      !onArrow?.(direction as Arrow, details.pressedKeys[direction] ?? 1),
  })
  const latestHold = useLatest(onHold)
  const canHold = onHold !== undefined
  useEffect(() => {
    if (!canHold) return
    return allowHold(focusKey, () => latestHold.current?.())
  }, [focusKey, canHold, latestHold])
  const downAt = useRef(0)
  /** A click is OK, and a long one an OK that was held. */
  const click = ({ timeStamp }: { timeStamp: number }, press = onPress) => {
    if (onHold && timeStamp - downAt.current >= HOLD_MS) onHold()
    else press?.()
  }
  return {
    ref,
    focused,
    click,
    /** Spread on the element: what a pointing remote needs (hover focuses, click is OK). */
    pointer: {
      // Movement, not entering: what scrolls under a resting pointer must not take focus.
      onMouseMove: () => {
        if (!focused) focusSelf()
      },
      onMouseDown: ({ timeStamp }: { timeStamp: number }) => {
        downAt.current = timeStamp
      },
      onClick: (event: { timeStamp: number }) => click(event),
    },
  }
}

/** A container that owns the remote while it is there: a screen, a dialog. Focus goes in on entry. */
export function useScope<E extends HTMLElement>(
  focusKey: string,
  layer: Layer,
  preferredChild?: string,
) {
  const { ref } = useFocusable<object, E>({
    focusKey,
    isFocusBoundary: true,
    saveLastFocusedChild: true,
    trackChildren: true,
    preferredChildFocusKey: preferredChild,
  })
  useEffect(() => enterScope(focusKey, layer), [focusKey, layer])
  return { ref, focusKey }
}

/** Answers Back while mounted. */
export function useBack(step: () => void, layer: Layer): void {
  const latest = useLatest(step)
  useEffect(() => pushBack(() => latest.current(), layer), [layer, latest])
}

/** Takes the media keys while mounted; `held` counts from 1. */
export function useMediaKeys(press: (key: MediaKey, held: number) => void): void {
  const latest = useLatest(press)
  useEffect(() => takeMediaKeys((key, held) => latest.current(key, held)), [latest])
}

/** Called when LG's cursor leaves the screen. */
export function usePointerGone(callback: () => void): void {
  const latest = useLatest(callback)
  useEffect(() => onPointerGone(() => latest.current()), [latest])
}

/** True once nobody has touched the remote for `ms`, until somebody does; never for 0. */
export function useResting(clock: Clock, ms: number): boolean {
  const [resting, setResting] = useState(false)
  useEffect(() => {
    setResting(false)
    return ms > 0 ? watchRest(clock, ms, setResting) : undefined
  }, [clock, ms])
  return resting
}

/** Tells that something is being watched, which needs no keys, for as long as `watched`. */
export function useAttending(watched: boolean): void {
  useEffect(() => (watched ? attend() : undefined), [watched])
}

/** Whether something is being watched. */
export function useAttended(): boolean {
  return useSyncExternalStore(onAttended, isAttended)
}

/** While mounted, the next key only wakes. */
export function useSleep(): void {
  useEffect(sleep, [])
}

/** What was handed in at the last render, for effects that outlive renders. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
