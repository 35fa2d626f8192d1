// What a voice guide is told as the screen changes: the name of what is uppermost, and again when what lay
// over it has gone. It reads a live region (Stage.tsx), since what it reads by itself is the focused thing
// alone. https://www.w3.org/TR/wai-aria-1.2/#status

import { useEffect, useSyncExternalStore } from 'react'
import { insertByLayer, type Layer } from '../../remote/layers'
import { createStore } from '../../store'

const open: { layer: Layer; text: string }[] = []
const uppermost = createStore('')

/** Has a voice guide say `text` while the component is mounted and uppermost; nothing while it is empty. */
export function useSpoken(text: string, layer: Layer): void {
  useEffect(() => {
    if (text === '') return
    const takeOut = insertByLayer(open, { layer, text })
    tell()
    return () => {
      takeOut()
      tell()
    }
  }, [text, layer])
}

/** What a voice guide is to say now: the text of whatever lies uppermost. */
export function useUppermostText(): string {
  return useSyncExternalStore(uppermost.subscribe, uppermost.get)
}

const tell = () => uppermost.set(open[open.length - 1]?.text ?? '')
