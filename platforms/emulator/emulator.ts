// The emulator's page: a television of the chosen model around the app, its remote, a phone that
// scans its screen, and the things that happen to televisions. Vanilla DOM; the app inside is the
// very bundle that a television gets.

import type { EmulatorConfig } from './serve/generated-files'
import { MODELS, type Model } from './tv/keys'
import type { Network } from './tv/network'
import { createTelevision, type Power, type TelevisionEvents } from './tv/television'
import { connectFaults } from './ui/faults'
import { fitInto } from './ui/fit'
import { forgetEverything } from './ui/memory'
import { connectPhone } from './ui/phone/phone'
import { keyLog } from './ui/remote/key-log'
import { connectRemote } from './ui/remote/remote'

const part = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

const COVERS: Record<Power, { text: string; button: string } | undefined> = {
  on: undefined,
  off: { text: 'The television is off.', button: 'Switch on' },
  home: { text: 'The television’s home screen.', button: 'Back to Foyer' },
  standby: { text: '', button: '' },
}

let power: Power = 'off'
const config = (await (await fetch('/emulator/config.json')).json()) as EmulatorConfig
const { sandbox, television, relay } = config
const frame = part<HTMLIFrameElement>('tv')
const events: TelevisionEvents = {
  onKey: keyLog(part('log')),
  onPower(next) {
    power = next
    const cover = COVERS[next]
    part('set').dataset.power = next
    part('cover').hidden = !cover
    part('cover-text').textContent = cover?.text ?? ''
    part('cover-button').textContent = cover?.button ?? ''
    part('cover-button').hidden = !cover?.button
    if (cover?.button) part('cover-button').focus()
  },
  onStandby: (jump_ms) => passTime(jump_ms).catch(() => false),
}
const tv = createTelevision(frame, events, television ?? undefined)

/** The sandbox waits for as long; the real Webex does not. */
async function passTime(jump_ms: number): Promise<boolean> {
  if (!sandbox) return false
  const body = JSON.stringify({ seconds: jump_ms / 1000 })
  return (await fetch(`${sandbox}/sandbox/pass`, { method: 'POST', body })).ok
}

fitInto(part('stage'), part('set'))
connectRemote(tv, document)

const wake = () => (power === 'home' ? tv.resume() : tv.load())
part('cover-button').addEventListener('click', wake)
part('power').addEventListener('click', () => (power === 'off' ? tv.load() : tv.off()))
part('home').addEventListener('click', () => tv.home())

part('networks').addEventListener('change', (event) => {
  tv.setNetwork((event.target as HTMLInputElement).value as Network)
})
part('naps').addEventListener('click', (event) => {
  const { minutes } = (event.target as HTMLElement).dataset
  if (minutes) void tv.standby(Number(minutes) * 60_000)
})
part('forget').addEventListener('click', async () => {
  tv.off()
  await forgetEverything().catch((error: Error) => {
    part('log').textContent = error.message
  })
  tv.load()
})

// Whoever uses the pointer goes on with the arrows on the television; whoever walks through the
// controls by keyboard stays there.
document.addEventListener('click', ({ detail, target }) => {
  const ownsKeys = (target as Element).closest('select, .phone, summary')
  if (detail > 0 && power === 'on' && !ownsKeys) tv.focus()
})

// The model stands in the address, so that a reload keeps it and a link can name it.
const asked = new URLSearchParams(location.search).get('tv') as Model | null
const first = asked && MODELS.includes(asked) ? asked : (television?.model ?? 'tizen')
for (const radio of document.querySelectorAll<HTMLInputElement>('[name=model]'))
  radio.checked = radio.value === first
part('models').addEventListener('change', (event) => {
  const model = (event.target as HTMLInputElement).value as Model
  history.replaceState(null, '', `?tv=${model}`)
  tv.load(model)
})
tv.load(first)
tv.focus()

connectPhone(
  {
    display: part('display'),
    camera: part('camera'),
    viewfinder: part('viewfinder'),
    words: part('camera-text'),
    page: part('page'),
    address: part('address'),
    tab: part('tab'),
    button: part('scan'),
  },
  () => (power === 'on' ? (frame.contentWindow ?? undefined) : undefined),
  (url) => url.origin === sandbox,
)

if (relay) {
  part('relay').textContent = `This television’s relay: ${relay}`
  part('relay').hidden = false
}

if (sandbox) {
  part<HTMLAnchorElement>('sandbox-link').href = sandbox
  part('sandbox-link').hidden = false
  part('faults').hidden = false
  await connectFaults(part<HTMLSelectElement>('fault'), sandbox)
}
