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
import type { Direction } from '../keys/keys'
import { insertByLayer, type Layer } from '../layers'
import type { NextFrame } from '../next-frame'
import { measureWhenRead } from './measure-when-read'
import { createRealFocus } from './real-focus'

interface Scope {
  key: string
  layer: Layer
  /** The scope that it was entered from. */
  over: string | undefined
  /** What had the focus when it was entered, to be given it back. */
  before: string
}

export interface Focus {
  /** The key of what is focused. */
  focusedKey(): string
  /** Puts focus on `key`; on the uppermost scope instead when there is no such element. */
  focusOn(key: string | undefined): void
  /** Puts focus on `key` if `scope` is the uppermost: what arrives late must not pull focus from a dialog. */
  focusIn(scope: string, key: string): void
  /** Brings focus back if what had it is gone. */
  keepFocus(): void
  /** Moves focus one step; the first press after a loss only brings it back. `held` counts repeats from 1. */
  move(direction: Direction, held: number): void
  /** Channel up and down: a larger step, for whatever has the focus and knows of one. */
  page(step: 'page-up' | 'page-down'): void
  /** OK on what is focused. */
  press(): void
  /**
   * Makes `key` a scope of its layer, and moves focus into it unless a higher one is open.
   * @returns leaves the scope; focus goes back to what had it before
   */
  enterScope(key: string, layer: Layer): () => void
}

/** Starts Norigin, of which a page has one, and returns what moves its focus. Before the first screen mounts. */
export function createFocus(nextFrame: NextFrame): Focus {
  startNorigin(nextFrame)
  const scopes: Scope[] = []
  const uppermost = (): string | undefined => scopes[scopes.length - 1]?.key

  /** True when something that can take a key is focused, inside the uppermost scope. */
  function focusIsHeld(): boolean {
    const key = getCurrentFocusKey()
    return doesFocusableExist(key) && key !== uppermost()
  }

  function focusOn(key: string | undefined) {
    const target = key !== undefined && doesFocusableExist(key) ? key : uppermost()
    if (target !== undefined && doesFocusableExist(target)) void setFocus(target)
  }

  function leaveScope(scope: Scope) {
    const index = scopes.indexOf(scope)
    if (index < 0) return
    const wasUppermost = index === scopes.length - 1
    scopes.splice(index, 1)
    if (!wasUppermost) return
    // Else the next screen would take a namesake of what was focused here for its own last focus.
    if (scopes.length === 0) SpatialNavigation.setCurrentFocusedKey('', {})
    // Another may have slid in beneath meanwhile; what had the focus before is not in it.
    else focusOn(uppermost() === scope.over ? scope.before : undefined)
  }

  return {
    focusedKey: () => getCurrentFocusKey(),
    focusOn,
    focusIn(scope, key) {
      if (uppermost() === scope) focusOn(key)
    },
    keepFocus() {
      if (!focusIsHeld()) focusOn(undefined)
    },
    move(direction, held) {
      if (!focusIsHeld()) focusOn(undefined)
      else if (SpatialNavigation.onArrowPress(direction, { pressedKeys: { [direction]: held } }))
        void navigateByDirection(direction)
    },
    page(step) {
      if (!focusIsHeld()) focusOn(undefined)
      else SpatialNavigation.onArrowPress(step, { pressedKeys: {} })
    },
    press() {
      if (!focusIsHeld()) focusOn(undefined)
      else SpatialNavigation.onEnterPress({ pressedKeys: { enter: 1 } })
    },
    enterScope(key, layer) {
      const scope = { key, layer, over: uppermost(), before: getCurrentFocusKey() }
      insertByLayer(scopes, scope)
      if (uppermost() === key) focusOn(key)
      return () => leaveScope(scope)
    },
  }
}

function startNorigin(nextFrame: NextFrame) {
  init({
    // A name that had the focus on a screen of before must not draw it when it is mounted again.
    focusOnPresetKey: false,
    layoutAdapter: {
      measureLayout: async ({ node }) => measureWhenRead(node),
      focusNode: createRealFocus(nextFrame, getCurrentFocusKey),
      blurNode() {},
    },
  })
  // Keys come from remote.ts alone, so that a held OK and a lost focus are decided in one place.
  setKeyMap({ left: [], right: [], up: [], down: [], enter: [] })
}

/** Whether the page is written from right to left, as Arabic is: then what follows lies on the left. */
export function setRightToLeft(rtl: boolean): void {
  updateRtl(rtl)
}
