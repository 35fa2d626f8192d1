// Focus has one owner: Norigin's spatial navigation moves it, and only through this file. It is told
// to move real DOM focus too, since that is all a television's voice guide reads. Scopes are the
// containers that own the whole screen (a screen, then a dialog over it): focus never stays outside
// the uppermost one, and is put back into it whenever the focused element has gone.

import {
  doesFocusableExist,
  getCurrentFocusKey,
  init,
  navigateByDirection,
  SpatialNavigation,
  setFocus,
  setKeyMap,
  updateRtl,
} from '@noriginmedia/norigin-spatial-navigation'
import type { Direction } from './keys'

const scopes: string[] = []

/** Starts the focus engine; once, before the first screen mounts. */
export function initFocus(): void {
  init({
    shouldFocusDOMNode: true,
    domNodeFocusOptions: { preventScroll: true },
    // A name that had the focus on a screen of before must not draw it when it is mounted again.
    focusOnPresetKey: false,
  })
  // Keys come from remote.ts alone, so that a held OK and a lost focus are judged in one place.
  setKeyMap({ left: [], right: [], up: [], down: [], enter: [] })
}

export function setRightToLeft(rtl: boolean): void {
  updateRtl(rtl)
}

/** True when something that can take a key is focused, inside the uppermost scope. */
function focusIsHeld(): boolean {
  const key = getCurrentFocusKey()
  if (!doesFocusableExist(key)) return false
  const scope = scopes[scopes.length - 1]
  return scope === undefined || key !== scope
}

/** Puts focus on `key`; on the uppermost scope instead when there is no such element. */
export function focusOn(key: string | undefined): void {
  const target = key !== undefined && doesFocusableExist(key) ? key : scopes[scopes.length - 1]
  if (target !== undefined && doesFocusableExist(target)) void setFocus(target)
}

/** Moves focus one step; the first press after a loss only brings it back. `held` counts repeats from 1. */
export function move(direction: Direction, held: number): void {
  if (!focusIsHeld()) focusOn(undefined)
  else if (SpatialNavigation.onArrowPress(direction, { pressedKeys: { [direction]: held } }))
    void navigateByDirection(direction)
}

/** OK on what is focused. */
export function press(): void {
  if (!focusIsHeld()) focusOn(undefined)
  else SpatialNavigation.onEnterPress({ pressedKeys: { enter: 1 } })
}

/**
 * Makes `key` the uppermost scope and moves focus into it.
 * @returns leaves the scope and gives focus back to what had it before
 */
export function enterScope(key: string): () => void {
  const before = getCurrentFocusKey()
  scopes.push(key)
  focusOn(key)
  return () => {
    const at = scopes.lastIndexOf(key)
    const wasUppermost = at === scopes.length - 1
    if (at >= 0) scopes.splice(at, 1)
    if (!wasUppermost) return
    // Else the next screen would take a namesake of what was focused here for its own last focus.
    if (scopes.length === 0) SpatialNavigation.setCurrentFocusedKey('', {})
    else focusOn(before)
  }
}

/** Puts focus on `key` if `scope` is the uppermost: what arrives late must not pull focus from a dialog. */
export function focusIn(scope: string, key: string): void {
  if (scopes[scopes.length - 1] === scope) focusOn(key)
}

/** Brings focus back if what had it is gone. */
export function keepFocus(): void {
  if (!focusIsHeld()) focusOn(undefined)
}
