// What is seen while the app takes the place of the page's own picture of the agenda: every frame that today's engine
// gives out, or screenshots of an old one, compared with the one before it and with the last.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PNG } from 'pngjs'
import { FULL_HD } from '../../engines/drivers/driver'
import type { Figures } from '../figures/rows'
import { type BenchEngine, type BenchPage, engine } from '../page/browser'
import { openFixture, until } from '../page/fixture'

const ENGINES: BenchEngine['name'][] = ['today', '69']
const LANGUAGES = ['en', 'de', 'ar']
const TEXT_SIZES = ['S', 'XL']
const RATE = 6
/** Where the frames of the last run lie, in a folder for each start. */
const FOLDER = '.cache/handover'
/** Half of each side: what moves by two pixels is seen, and an engine gives it out in less than a frame's time. */
const FRAME = { width: 960, height: 540 }
/** Steps of one colour, of 256, that an eye does not tell apart. */
const SEEN = 24
/** A frame that differs by less from the last one shows the agenda already. */
const AGENDA_SHARE = 0.01
/** The app settles within this, ms: what it asks for has come and is drawn. */
const SETTLED_MS = 3000

/** She has few meetings, so that no reminder comes in between. */
const ACCOUNT = 'ada'

const PICTURE = `!!document.getElementById('picture')`
const TAKEN_OVER = `!${PICTURE} && !!document.querySelector('#app .list-row.focused')`

interface Recording {
  frames: Frame[]
  stop(): Promise<unknown>
}

interface Frame {
  /** Seconds since 1970. */
  at_s: number
  png: Buffer
}

/**
 * The largest change there is, in percent of the pixels, in three languages and two text sizes, at a sixth of the
 * processor's speed.
 */
export async function measureHandover(): Promise<Figures> {
  const figures: Figures = { handover: {}, 'handover 69': {} }
  for (const name of ENGINES) {
    let worst = 0
    for (const language of LANGUAGES)
      for (const textSize of TEXT_SIZES) {
        const start = `${name}-${language}-${textSize}`
        const frames = await framesOf(engine(name), { language, textSize })
        await write(start, frames)
        const changed = largestChange(frames)
        console.log(`${start}: ${frames.length} frames, at most ${changed.toFixed(2)} % differ`)
        worst = Math.max(worst, changed)
      }
    figures[name === 'today' ? 'handover' : 'handover 69'] = { '6x': worst }
  }
  return figures
}

async function framesOf(engine: BenchEngine, settings: Record<string, unknown>): Promise<Frame[]> {
  const fixture = await openFixture({ account: ACCOUNT, settings })
  try {
    const page = await fixture.open(engine, 'signed in')
    try {
      await page.open(fixture.url('blank.html'))
      await page.holdBack(RATE)
      const { frames, stop } = await (engine.name === 'today' ? record : photograph)(page)
      await page.open(fixture.url())
      await until(page, PICTURE)
      await until(page, TAKEN_OVER)
      await wait(SETTLED_MS)
      await stop()
      return frames.sort((one, other) => one.at_s - other.at_s)
    } finally {
      await page.close()
    }
  } finally {
    await fixture.close()
  }
}

/** Every frame from now on. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-startScreencast */
async function record(page: BenchPage): Promise<Recording> {
  const frames: Frame[] = []
  page.on('Page.screencastFrame', (params) => {
    const { data, sessionId, metadata } = params as {
      data: string
      sessionId: number
      metadata: { timestamp: number }
    }
    frames.push({ at_s: metadata.timestamp, png: Buffer.from(data, 'base64') })
    page.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
  })
  await page.send('Page.startScreencast', {
    format: 'png',
    everyNthFrame: 1,
    maxWidth: FRAME.width,
    maxHeight: FRAME.height,
  })
  return { frames, stop: () => page.send('Page.stopScreencast') }
}

/**
 * One screenshot after the other. Chromium 69 gives out frames of before among those of its screencast, even of the page
 * before this one.
 */
async function photograph(page: BenchPage): Promise<Recording> {
  const frames: Frame[] = []
  const clip = { x: 0, y: 0, ...FULL_HD, scale: FRAME.width / FULL_HD.width }
  let isOver = false
  const all = (async () => {
    while (!isOver) {
      const at_s = Date.now() / 1000
      // Between two pages there is nothing to be seen.
      const shot = page.send<{ data: string }>('Page.captureScreenshot', { format: 'png', clip })
      const { data } = await shot.catch(() => ({ data: undefined }))
      if (data) frames.push({ at_s, png: Buffer.from(data, 'base64') })
    }
  })()
  return {
    frames,
    async stop() {
      isOver = true
      await all
    },
  }
}

/** Percent of the pixels, from the first frame that shows the agenda on. */
function largestChange(frames: Frame[]): number {
  const pixels = frames.map(({ png }) => PNG.sync.read(png).data)
  const last = pixels[pixels.length - 1]
  if (!last) throw new Error('no frame came')
  const since = pixels.findIndex((one) => share(one, last) < AGENDA_SHARE)
  const shown = pixels.slice(since)
  const changes = shown.flatMap((one, at) => [share(one, last), share(one, shown[at - 1] ?? one)])
  return 100 * Math.max(...changes)
}

/** How much of one picture differs from another so that one sees it; 1 is all of it. */
function share(one: Buffer, other: Buffer): number {
  let differing = 0
  for (let at = 0; at < one.length; at += 4)
    if (
      [0, 1, 2].some(
        (colour) => Math.abs(Number(one[at + colour]) - Number(other[at + colour])) > SEEN,
      )
    )
      differing += 1
  return (4 * differing) / one.length
}

async function write(start: string, frames: Frame[]): Promise<void> {
  const folder = join(FOLDER, start)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const from_s = frames[0]?.at_s ?? 0
  for (const [at, { at_s, png }] of frames.entries()) {
    const ms = Math.round((at_s - from_s) * 1000)
    await writeFile(join(folder, `${String(at).padStart(3, '0')}-${ms}ms.png`), png)
  }
}
