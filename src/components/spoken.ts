// What a voice guide is told as the screen changes: the name of what is uppermost, and again when what lay
// over it has gone. It reads a live region (Stage.tsx), since what it reads by itself is the focused thing
// alone. https://www.w3.org/TR/wai-aria-1.2/#status

import { useEffect, useSyncExternalStore } from 'react'
import { insertByLayer, type Layer } from '../remote/layers'

const open: { layer: Layer; text: string }[] = []
const listeners = new Set<() => void>()

/** Says `text` while mounted and uppermost; nothing while it is empty. */
export function useSpoken(text: string, layer: Layer): void {
  useEffect(() => {
    if (text === '') return
    const mine = { layer, text }
    insertByLayer(open, mine)
    tell()
    return () => {
      open.splice(open.indexOf(mine), 1)
      tell()
    }
  }, [text, layer])
}

/** What is to be said now. */
export function useUppermostText(): string {
  return useSyncExternalStore(subscribe, uppermostText)
}

const uppermostText = () => open[open.length - 1]?.text ?? ''

function tell() {
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
