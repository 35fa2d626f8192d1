// Runs in the page before the app has come (platforms/build/page-script.ts writes it there): draws the last agenda
// where there is a picture of it, and moves its focus; asks for a code where nobody ever signed in, and shows it.
// Whatever goes wrong here, the app comes all the same.

import { stageTransform } from '../components/stage/stage-transform'
import {
  type Direction,
  type Intent,
  isDirection,
  type KeyOverrides,
  keyMap,
} from '../remote/keys/keys'
import { createPresses } from '../remote/keys/presses'
import { dressPage, TEXT_SCALES } from '../screens/appearance/page-appearance'
import { ownLanguage } from '../tv/own-language'
import { ownRegion } from '../tv/own-region'
import { loadPicture, type Picture, type PictureSlot } from './agenda-picture/picture'
import {
  ageText,
  createShownList,
  type ShownList,
  screenHtml,
} from './agenda-picture/shown-picture'
import { codeHtml, spokenCode } from './first-code/code-picture'
import { type EarlySettings, requestCodeEarly } from './first-code/early-code'
import { isPictureTaken, leavePicture, type NotedKey } from './handover'

/** The app's scripts wait until the agenda's picture is painted, but no longer than this, ms. */
const PICTURE_PATIENCE_MS = 300
/**
 * And for the first code no longer than this, ms. They hold a slow television for seconds, in which no answer is read;
 * and nobody needs them before there is a code.
 */
const CODE_PATIENCE_MS = 1000

/** What this script reads of the settings, whatever they are; the app checks them. */
interface GivenSettings extends EarlySettings {
  keys?: KeyOverrides
  language?: unknown
  textSize?: unknown
  motion?: unknown
}

const { open, whenOpen } = createGate()
// Read by the script that loads the app's (platforms/build/two-sets.ts).
Object.assign(window, { foyerFirst: whenOpen })
try {
  const { foyerSettings } = window as { foyerSettings?: GivenSettings }
  const found = loadPicture(localStorage, Date.now(), {
    build: __FOYER_BUILT_AT__,
    settings: JSON.stringify(foyerSettings),
    region: (at) => ownRegion(window, at),
  })
  if (found) {
    show(found.picture, found.slot, found.now, foyerSettings?.keys)
    setTimeout(open, PICTURE_PATIENCE_MS)
    whenPainted(open)
  } else {
    setTimeout(open, CODE_PATIENCE_MS)
    void requestCodeEarly(window, foyerSettings)
      .then((answer) => showCode(answer, foyerSettings ?? {}))
      .catch(() => false)
      .then((isShown) => (isShown ? whenPainted(open) : open()))
  }
} catch {
  // No storage, or a picture that cannot be read.
  open()
}

/** Calls back once what was drawn is on the screen. */
function whenPainted(callback: () => void) {
  requestAnimationFrame(() => setTimeout(callback))
}

/** Calls back once `open` was called. */
function createGate() {
  const waiting: (() => void)[] = []
  let isOpen = false
  return {
    open() {
      isOpen = true
      for (const callback of waiting.splice(0)) callback()
    },
    whenOpen(callback: () => void) {
      if (isOpen) callback()
      else waiting.push(callback)
    },
  }
}

function show(picture: Picture, slot: PictureSlot, now: number, keys?: KeyOverrides) {
  const list = createShownList(picture, slot, now)
  const first = list.state()
  if (!first) return
  const element = draw(picture, slot, now)
  const { focus, indexOf } = rowsIn(element, list)
  focus(first)
  // Not before: what throws on the way here leaves nothing on the screen that nobody would take away.
  putIntoPage(element)
  /** For the app to do, in their order. */
  const noted: NotedKey[] = []
  let isTaken = false

  function onArrow(direction: Direction, held: number) {
    const isUpOrDown = direction === 'up' || direction === 'down'
    // Once there is something that the app alone can do, all that follows is the app's.
    const isAppsTurn = !isTaken && noted.length > 0
    const isMoved = isUpOrDown && !isAppsTurn && list.move(direction, held)
    const state = list.state()
    if (isMoved && state) focus(state)
    if (!isMoved || isTaken) noted.push({ type: 'arrow', direction, held })
  }

  const ok: NotedKey = { type: 'ok', held_ms: 0 }
  /** After OK the viewer waits for the meeting. */
  const isWaiting = () => noted.indexOf(ok) >= 0

  const stop = listen(keyMap(keys), {
    onArrow(direction, held) {
      if (!isWaiting()) onArrow(direction, held)
    },
    onOk() {
      if (!isWaiting()) noted.push(ok)
    },
    onOkHeld(held_ms) {
      ok.held_ms = held_ms
    },
  })
  // The OK of a remote with a pointer. What only the app can do by then would have to be done first.
  element.addEventListener('click', ({ target }) => {
    if (isTaken || noted.length > 0 || !list.go(indexOf(target as Element))) return
    focus(list.state() ?? first)
    noted.push(ok)
  })
  leavePicture(window, {
    behind_ms: picture.behind_ms,
    takeRow() {
      isTaken = true
      return list.state()?.at ?? first.at
    },
    nextKey() {
      if (noted.length === 0) stop()
      return noted.shift()
    },
    remove: () => element.parentNode?.removeChild(element),
  })
}

const isCombined = ({ ctrlKey, altKey, metaKey }: KeyboardEvent) => ctrlKey || altKey || metaKey

interface KeyListener {
  /** @param held how often it has come down since it was released */
  onArrow(direction: Direction, held: number): void
  /** The first press of OK; after that, none. */
  onOk(): void
  /** That press has lasted so long, up to a repeat or its release. */
  onOkHeld(held_ms: number): void
}

/**
 * Takes the arrows and OK; everything else is left to the app.
 * @returns leaves them to the app, but for an OK that is still held, which has acted already
 */
function listen(
  intentOf: (keyCode: number) => Intent | undefined,
  { onArrow, onOk, onOkHeld }: KeyListener,
): () => void {
  const presses = createPresses()
  let isStopped = false
  /** When OK came down first, by `timeStamp`. */
  let okSince: number | undefined
  let isOkUp = false

  function onDown(event: KeyboardEvent) {
    const intent = intentOf(event.keyCode)
    if (intent !== 'ok' && (isStopped || !intent || !isDirection(intent))) return
    if (isCombined(event)) return
    const { count, isHeld } = presses.down(event, false)
    if (isStopped && !isHeld) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isStopped) return
    if (intent === 'ok') okDown(event.timeStamp, isHeld)
    else onArrow(intent, count)
  }

  function okDown(at: number, isHeld: boolean) {
    if (isHeld) return heldUntil(at)
    if (okSince !== undefined) return
    okSince = at
    onOk()
  }

  function heldUntil(at: number) {
    if (okSince !== undefined && !isOkUp) onOkHeld(at - okSince)
  }

  function onUp({ keyCode, timeStamp }: KeyboardEvent) {
    presses.up(keyCode)
    if (intentOf(keyCode) === 'ok') {
      heldUntil(timeStamp)
      isOkUp = true
    }
    if (isStopped) removeEventListener('keydown', onDown, true)
  }

  addEventListener('keydown', onDown, true)
  addEventListener('keyup', onUp, true)
  return () => {
    isStopped = true
  }
}

/**
 * Shows the first code, unless the app has come before it. Keys are left to the app.
 * @returns whether it is shown
 */
function showCode(answer: unknown, { language, textSize, motion }: GivenSettings): boolean {
  if (isPictureTaken(window)) return false
  const all = __FOYER_CODE_WORDS__
  const lang = spokenCode(all, language, ownLanguage(window))
  const words = all[lang]
  const screen = words && codeHtml(words, answer)
  if (!screen) return false
  dressPage(document.documentElement, lang, words.isRightToLeft, {
    textSize: isTextSize(textSize) ? textSize : 'M',
    motion: motion === 'off' ? 'off' : 'auto',
  })
  const element = elementOf(screen)
  putIntoPage(element)
  leavePicture(window, {
    behind_ms: 0,
    takeRow: () => undefined,
    nextKey: () => undefined,
    remove: () => element.parentNode?.removeChild(element),
  })
  return true
}

const isTextSize = (value: unknown): value is keyof typeof TEXT_SCALES =>
  typeof value === 'string' && Object.keys(TEXT_SCALES).includes(value)

/** Makes the screen of the agenda, without its rows. */
function draw(picture: Picture, slot: PictureSlot, now: number): HTMLElement {
  const { lang, dir, className, style } = picture.page
  const root = document.documentElement
  root.lang = lang
  root.dir = dir
  root.className = className
  root.setAttribute('style', style)
  const element = elementOf(screenHtml(picture, slot, now))
  const age = element.querySelector('.agenda-fresh')
  if (age) age.textContent = ageText(picture, slot, now)
  return element
}

/** A screen's markup at the size of the page, to be put before everything else. */
function elementOf(screen: string): HTMLElement {
  const element = document.createElement('div')
  element.id = 'picture'
  // A voice guide hears it from the app, with all its names.
  element.setAttribute('aria-hidden', 'true')
  const transform = stageTransform(innerWidth, innerHeight)
  element.innerHTML = `<div class="stage" style="transform:${transform}">${screen}</div>`
  return element
}

function putIntoPage(element: HTMLElement) {
  document.body.appendChild(element)
  // The mark beneath it moves, which costs frames that nobody sees.
  const mark = document.getElementById('first')
  if (mark) mark.style.display = 'none'
}

/** Draws the rows that are near, and gives one of them the focus. */
function rowsIn(element: HTMLElement, { rowHtml }: ReturnType<typeof createShownList>) {
  const list = element.querySelector('.list') as HTMLElement
  const rows = element.querySelector('.list-rows') as HTMLElement
  const drawn = new Map<number, Element>()
  let focused: Element | undefined

  function focus(state: ShownList) {
    const missing = state.rows.filter((n) => !drawn.has(n))
    if (missing.length > 0) {
      const from = rows.children.length
      rows.insertAdjacentHTML('beforeend', missing.map(rowHtml).join(''))
      for (const [at, n] of missing.entries()) drawn.set(n, rows.children[from + at] as Element)
    }
    if (focused) focused.className = 'list-row'
    focused = drawn.get(state.index)
    if (focused) focused.className = 'list-row focused'
    list.className = state.className
    rows.style.transform = `translate3d(0, ${-state.offset_px}px, 0)`
  }

  /** The index of the row that an element of the page is in; undefined where it is in none. */
  function indexOf(element: Element): number | undefined {
    const row = element.closest('.list-row')
    for (const [n, one] of drawn) if (one === row) return n
    return undefined
  }

  return { focus, indexOf }
}
