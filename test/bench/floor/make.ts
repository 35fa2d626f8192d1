// Makes the floor's pages: what the app has painted, as a static page, with its own styles and a few lines of plain
// script. They are made anew in each run, so that they always show what the app shows.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { engine } from '../page/browser'
import type { Fixture } from '../page/fixture'

export const AGENDA = 'floor-agenda.html'
export const SIGN_IN = 'floor-sign-in.html'

const script = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

/** In the page: its styles, its root's attributes, and the markup of its screen with drawn pictures as images. */
const CAPTURE = `(() => {
  const app = document.getElementById('app').cloneNode(true)
  const drawn = document.querySelectorAll('#app canvas')
  app.querySelectorAll('canvas').forEach((canvas, at) => {
    const image = new Image()
    image.src = drawn[at].toDataURL()
    canvas.parentNode.replaceChild(image, canvas)
  })
  const list = document.querySelector('.list')
  if (list) {
    const { top, bottom } = list.getBoundingClientRect()
    const inside = [].map.call(document.querySelectorAll('#app .list-row'), (row) => {
      const box = row.getBoundingClientRect()
      return box.bottom > top && box.top < bottom
    })
    app.querySelectorAll('.list-row').forEach((row, at) => inside[at] || row.remove())
  }
  const root = document.documentElement.cloneNode()
  return {
    root: root.outerHTML.replace('</html>', ''),
    css: [].map.call(document.styleSheets, (sheet) =>
      [].map.call(sheet.cssRules, (rule) => rule.cssText).join('\\n')).join('\\n'),
    screen: app.innerHTML,
    rows: list ? app.querySelector('.list-rows').innerHTML : '',
  }
})()`

interface Captured {
  root: string
  css: string
  screen: string
  rows: string
}

/** Puts the floor's pages beside the app. */
export async function makeFloor(fixture: Fixture): Promise<void> {
  await makeAgenda(fixture)
  await makeSignIn(fixture)
}

async function makeAgenda(fixture: Fixture): Promise<void> {
  const page = await fixture.open(engine('today'), 'signed in')
  const capture = () => page.evaluate<Captured>(CAPTURE)
  await page.open(fixture.servers.url)
  await fixture.settled(page, '.list-row.focused')
  const agenda = await capture()
  await page.press('Enter')
  await fixture.settled(page, '.meeting')
  const { screen: meeting } = await capture()
  await page.press('Escape')
  await fixture.settled(page, '.list-row.focused')
  await page.press('ArrowRight')
  await fixture.settled(page, '.list-row.focused')
  const { rows: otherDay } = await capture()
  await page.close()
  // The list is moved by as much as the day's first row lies below its beginning; so is the other day.
  const data = { otherDay: movedTo(otherDay, agenda.rows), meeting }
  write(fixture, AGENDA, agenda, agenda.screen, data, 'agenda.js')
}

async function makeSignIn(fixture: Fixture): Promise<void> {
  const page = await fixture.open(engine('today'), 'signed out')
  await page.send('Network.enable')
  let form = ''
  let relay = ''
  page.on('Network.requestWillBeSent', (params) => {
    const { request } = params as { request: { url: string; postData?: string } }
    if (!request.url.endsWith('/device/authorize') || !request.postData) return
    form = request.postData
    relay = request.url.replace('/device/authorize', '')
  })
  await page.open(fixture.servers.url)
  await fixture.settled(page, '.sign-in-code')
  const signIn = await page.evaluate<Captured>(CAPTURE)
  await page.close()
  write(fixture, SIGN_IN, signIn, '', { relay, form, screen: signIn.screen }, 'sign-in.js')
}

/** Rows of one day at the places of another's: `top` of the first of each tells how far they are apart. */
function movedTo(rows: string, place: string): string {
  const firstTop = (markup: string) => Number(/top: ([\d.]+)px/.exec(markup)?.[1])
  const by = firstTop(place) - firstTop(rows)
  return rows.replace(/top: ([\d.]+)px/g, (_, top) => `top: ${Number(top) + by}px`)
}

function write(
  { folder }: Fixture,
  file: string,
  { root, css }: Captured,
  screen: string,
  data: object,
  code: string,
): void {
  const floor = JSON.stringify(data).replace(/</g, '\\u003c')
  const page = `<!doctype html>
${root}<head><meta charset="utf-8"><title>Floor</title><style>${css}</style></head>
<body><div id="app">${screen}</div>
<script>window.floor = ${floor}</script>
<script>${script(code)}</script></body></html>
`
  writeFileSync(join(folder, file), page)
}
