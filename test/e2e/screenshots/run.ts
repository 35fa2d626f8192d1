// Pictures of every state of every screen, for looking at: `npm run screenshots` writes them to
// .cache/screenshots; `npm run screenshots -- --readme` renews those in the README as well;
// names behind the dashes take those alone, and `--full-hd` the larger size alone.

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { openTestApp } from '../test-app/test-app'
import { choices } from './choices'
import { several } from './people'
import { recordings } from './recordings'
import { setups } from './setup'
import { states } from './states'
import { moved } from './time'

const OUT = resolve(import.meta.dirname, '../../../.cache/screenshots')
const README = resolve(import.meta.dirname, '../pictures')

const IN_README = ['sign-in', 'agenda', 'recordings', 'player-controls', 'people-four']

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
]

const pictures = [...states, ...setups, ...choices, ...recordings, ...several, ...moved]

const readme = process.argv.includes('--readme')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const sizes = process.argv.includes('--full-hd') ? SIZES.slice(0, 1) : SIZES
for (const viewport of sizes) {
  const app = await openTestApp()
  const folder = `${OUT}/${viewport.width}x${viewport.height}`
  mkdirSync(folder, { recursive: true })
  for (const { name, tv: options, faults, show } of pictures) {
    if (only.length > 0 && !only.includes(name)) continue
    await app.sandbox('DELETE', 'faults')
    if (faults) await app.sandbox('PUT', 'faults', faults)
    const tv = await app.television({ ...options, viewport })
    await show(tv, app)
    await tv.page.evaluate(() => document.fonts.ready)
    await tv.still()
    await tv.page.screenshot({ path: `${folder}/${name}.png` })
    if (readme && viewport.width === 1280 && IN_README.includes(name))
      await tv.page.screenshot({ path: `${README}/${name}.png` })
    console.log(`${folder}/${name}.png`)
    await tv.close()
  }
  await app.close()
}
