import { useFocusable } from '@noriginmedia/norigin-spatial-navigation'
import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Clock } from '../clock'
import type { Focus } from './focus/focus'
import { HOLD_MS } from './focus/hold'
import type { Direction, Intent, MediaKey } from './keys/keys'
import type { TextTaker } from './keys/typing'
import type { Layer } from './layers'
import type { Remote } from './remote'

export { FocusContext } from '@noriginmedia/norigin-spatial-navigation'

/** Has the remote of the page; main.tsx provides it around all screens. */
export const RemoteContext = createContext<Remote | undefined>(undefined)

/**
 * The remote of the page.
 * @throws Error outside of a RemoteContext
 */
export function useRemote(): Remote {
  const remote = useContext(RemoteContext)
  if (!remote) throw new Error('mounted outside of a RemoteContext')
  return remote
}

/** What moves the focus; the same object as long as the page lives. */
export function useFocus(): Focus {
  return useRemote().focus
}

/** An arrow or a page key, which what has the focus may answer itself. */
export type Arrow = Direction | Extract<Intent, `page-${string}`>

export interface TargetOptions {
  /** A name to put focus on it from elsewhere; must not change while mounted. */
  focusKey?: string | undefined
  onPress?: () => void
  /** OK was held; with it, a press acts on release. */
  onHold?: (() => void) | undefined
  /** An arrow or a page key while focused; `held` counts from 1. True when it was used up here. */
  onArrow?: ((arrow: Arrow, held: number) => boolean) | undefined
}

/** Something that can be focused by arrows and by pointing, and pressed by OK and by a click. */
export function useTarget<E extends HTMLElement>(options: TargetOptions) {
  const { onPress, onHold, onArrow } = options
  const { ref, focused, focusKey, focusSelf } = useFocusable<object, E>({
    ...(options.focusKey !== undefined && { focusKey: options.focusKey }),
    onEnterPress: () => onPress?.(),
    onArrowPress: (direction, _props, details) =>
      !onArrow?.(direction as Arrow, details.pressedKeys[direction] ?? 1),
  })
  const { ok } = useRemote()
  const latestHold = useLatest(onHold)
  const canHold = onHold !== undefined
  useEffect(() => {
    if (!canHold) return
    return ok.allowHold(focusKey, () => latestHold.current?.())
  }, [ok, focusKey, canHold, latestHold])
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
    ...(preferredChild !== undefined && { preferredChildFocusKey: preferredChild }),
  })
  const { enterScope } = useFocus()
  useEffect(() => enterScope(focusKey, layer), [enterScope, focusKey, layer])
  return { ref, focusKey }
}

/** Answers Back while mounted. */
export function useBack(step: () => void, layer: Layer): void {
  const latest = useLatest(step)
  const { back } = useRemote()
  useEffect(() => back.push(() => latest.current(), layer), [back, layer, latest])
}

/** Takes the media keys while mounted; `held` counts from 1. */
export function useMediaKeys(press: (key: MediaKey, held: number) => void): void {
  const latest = useLatest(press)
  const { media } = useRemote()
  useEffect(() => media.take((key, held) => latest.current(key, held)), [media, latest])
}

/** Takes what is typed on a keyboard while mounted. */
export function useTyping(taker: TextTaker): void {
  const latest = useLatest(taker)
  const { typing } = useRemote()
  useEffect(
    () =>
      typing.take({
        insert: (text) => latest.current.insert(text),
        erase: () => latest.current.erase(),
        closed: () => latest.current.closed(),
      }),
    [typing, latest],
  )
}

/** Called when LG's cursor leaves the screen. */
export function usePointerGone(callback: () => void): void {
  const latest = useLatest(callback)
  const { onPointerGone } = useRemote()
  useEffect(() => onPointerGone(() => latest.current()), [onPointerGone, latest])
}

/** True once there was no activity for `ms` milliseconds, until there is some; never for 0. */
export function useIdle(clock: Clock, ms: number): boolean {
  const { activity } = useRemote()
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    setIdle(false)
    return ms > 0 ? activity.watchIdle(clock, ms, setIdle) : undefined
  }, [activity, clock, ms])
  return isIdle
}

/** Says that something is being watched, which needs no keys, for as long as `isWatched`. */
export function useKeepAwake(isWatched: boolean): void {
  const { activity } = useRemote()
  useEffect(() => (isWatched ? activity.keepAwake() : undefined), [activity, isWatched])
}

/** Whether something is being watched. */
export function useIsKeptAwake(): boolean {
  const { activity } = useRemote()
  return useSyncExternalStore(activity.onKeptAwakeChange, activity.isKeptAwake)
}

/** Whether a keyboard or a mouse was used. */
export function useHasKeyboard(): boolean {
  const { keyboard } = useRemote()
  return useSyncExternalStore(keyboard.onFound, keyboard.isThere)
}

/** While mounted, the next key only says that somebody is there. */
export function useSwallowNextKey(): void {
  const { activity } = useRemote()
  useEffect(() => activity.swallowNextKey(), [activity])
}

/** What was handed in at the last render, for effects that outlive renders. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
