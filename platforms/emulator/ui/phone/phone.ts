// The phone: its camera reads the QR code off the television's picture, and its browser opens it.

import { fillAsWide } from '../fit'
import { photograph } from './picture'
import { addressIn, readQrCode } from './scan'

/** As wide as a common phone, in CSS px, whatever room there is on the page. */
const WIDTH_PX = 375

export interface PhoneElements {
  display: HTMLElement
  camera: HTMLElement
  viewfinder: HTMLCanvasElement
  words: HTMLElement
  page: HTMLIFrameElement
  address: HTMLElement
  tab: HTMLAnchorElement
  button: HTMLButtonElement
}

/**
 * Connects the phone.
 * @param screen the television's window; undefined while it is off
 * @param embeds whether the phone may show a page itself; sign-in pages of the real Webex forbid it
 */
export function connectPhone(
  elements: PhoneElements,
  screen: () => Window | undefined,
  embeds: (url: URL) => boolean,
): void {
  const { camera, viewfinder, words, page, address, tab, button } = elements
  fillAsWide(elements.display, page, WIDTH_PX)

  const show = (place: 'camera' | 'page') => {
    camera.hidden = place !== 'camera'
    page.hidden = place !== 'page'
  }

  const open = (url: URL) => {
    address.textContent = url.host
    tab.href = url.href
    tab.hidden = false
    if (embeds(url)) {
      page.src = url.href
      show('page')
      // In a narrow window the phone is below the television, and perhaps not all of it in sight.
      elements.display.parentElement?.scrollIntoView({ block: 'nearest' })
    } else words.textContent = 'This page does not let itself be shown here: open it in a tab.'
  }

  const scan = async () => {
    show('camera')
    address.textContent = 'Camera'
    tab.hidden = true
    const window = screen()
    if (!window) {
      words.textContent = 'The television is dark.'
      return
    }
    const picture = await photograph(window)
    viewfinder.hidden = false
    viewfinder.getContext('2d')?.drawImage(picture, 0, 0, viewfinder.width, viewfinder.height)
    const text = readQrCode(picture)
    const url = text && addressIn(text)
    if (url) open(url)
    else words.textContent = text ? `This is no address: ${text}` : 'There is no QR code to see.'
  }

  button.addEventListener('click', () =>
    scan().catch((error: Error) => {
      words.textContent = `The picture could not be read: ${error.message}`
    }),
  )
}
