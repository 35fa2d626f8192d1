import { useFocusable } from '@noriginmedia/norigin-spatial-navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { pushBack } from './back'
import { enterScope } from './focus'
import type { Direction } from './keys'

export { FocusContext } from '@noriginmedia/norigin-spatial-navigation'

export interface TargetOptions {
  /** A name to put focus on it from elsewhere; must not change while mounted. */
  focusKey?: string
  onPress?: () => void
  /** An arrow while focused; `held` counts from 1. True when it was used up here. */
  onArrow?: (direction: Direction, held: number) => boolean
}

/** Something that can be focused by arrows and by pointing, and pressed by OK and by a click. */
export function useTarget<E extends HTMLElement>({ focusKey, onPress, onArrow }: TargetOptions) {
  const { ref, focused, focusSelf } = useFocusable<object, E>({
    focusKey,
    onEnterPress: () => onPress?.(),
    onArrowPress: (direction, _props, details) =>
      !onArrow?.(direction as Direction, details.pressedKeys[direction] ?? 1),
  })
  return {
    ref,
    focused,
    /** Spread on the element: what a pointing remote needs (hover focuses, click is OK). */
    pointer: {
      // Movement, not entering: what scrolls under a resting pointer must not take focus.
      onMouseMove: () => {
        if (!focused) focusSelf()
      },
      onClick: () => onPress?.(),
    },
  }
}

/** A container that owns the remote while it is there: a screen, a dialog. Focus goes in on entry. */
export function useScope<E extends HTMLElement>(focusKey: string, preferredChild?: string) {
  const { ref } = useFocusable<object, E>({
    focusKey,
    isFocusBoundary: true,
    saveLastFocusedChild: true,
    trackChildren: true,
    preferredChildFocusKey: preferredChild,
  })
  useEffect(() => enterScope(focusKey), [focusKey])
  return { ref, focusKey }
}

/** Answers Back while mounted. */
export function useBack(step: () => void): void {
  const latest = useRef(step)
  useLayoutEffect(() => {
    latest.current = step
  })
  useEffect(() => pushBack(() => latest.current()), [])
}
