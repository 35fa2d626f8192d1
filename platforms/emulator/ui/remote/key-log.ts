// The last keys, with the codes the app got, newest first.

import type { Sent } from '../../tv/television'

const MOST = 8

/** Makes a function that writes a key into `place`. */
export function keyLog(place: HTMLElement): (sent: Sent) => void {
  let isFirst = true
  return ({ key, stroke, delivered }) => {
    if (isFirst) place.textContent = ''
    isFirst = false
    const entry = document.createElement('span')
    const name = document.createElement('b')
    name.textContent = key
    entry.append(name, delivered ? ` ${stroke.keyCode}` : ' not registered')
    entry.title = delivered ? stroke.key : 'The television keeps keys that an app did not register.'
    entry.classList.toggle('undelivered', !delivered)
    place.prepend(entry)
    while (place.childElementCount > MOST) place.lastElementChild?.remove()
  }
}
