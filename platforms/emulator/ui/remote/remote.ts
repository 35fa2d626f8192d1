// The remote on the page, and the computer's keyboard as one.

import { type RemoteKey, remoteKeyOf } from '../../tv/keys'
import type { Television } from '../../tv/television'
import { holdable } from './hold'

/** Makes the page's remote and what is typed on the page reach the television. */
export function connectRemote(tv: Television, page: Document): void {
  const digits = page.querySelector('#digits')
  for (const digit of '1234567890') {
    const button = page.createElement('button')
    button.type = 'button'
    button.textContent = button.dataset.key = digit
    digits?.append(button)
  }
  for (const button of page.querySelectorAll<HTMLElement>('[data-key]')) {
    const key = button.dataset.key as RemoteKey
    holdable(
      button,
      (repeat) => tv.press(key, 'keydown', repeat),
      () => tv.press(key, 'keyup'),
    )
  }
  for (const type of ['keydown', 'keyup'] as const)
    page.addEventListener(type, (event) => {
      const key = remoteKeyOf(event)
      // A control of the page that has the focus keeps its keys.
      if (!key || (event.target as Element).closest('button, input, select, a, summary')) return
      event.preventDefault()
      tv.press(key, type, event.repeat)
    })
}
