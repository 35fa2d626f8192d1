// Stands in the page ahead of the app's own scripts and tells what a person before the screen would
// see: what is on, what has the focus, what went wrong. In words that Chromium 53 understands.

;(() => {
  const errors = []
  const consoleErrors = []

  // A script that could not be loaded fires on its element, has no message, and does not bubble.
  function onError({ target, message }) {
    errors.push(message || `could not load ${target.src || target.href}`)
  }
  window.addEventListener('error', onError, true)
  window.addEventListener('unhandledrejection', ({ reason }) => {
    errors.push(`unhandled rejection: ${Object(reason).stack || reason}`)
  })
  // What the page's own policy keeps it from doing, it never does where nothing is wrong.
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    errors.push(`blocked by the policy: ${effectiveDirective} ${blockedURI}`)
  })
  const complain = console.error
  console.error = (...said) => {
    consoleErrors.push(said.map((one) => String(Object(one).stack || one)).join(' '))
    complain.apply(console, said)
  }

  // The browser's own account of what was loaded has the preflights of older engines in it as well.
  const fetched = []
  const { fetch } = window
  window.fetch = (input, init) => {
    fetched.push(String(Object(input).url || input))
    return fetch.call(window, input, init)
  }

  const one = (selector) => document.querySelector(selector)
  const textOf = (element) => (element ? element.textContent.trim() : '')
  const nameOf = (element) => element.getAttribute('aria-label') || textOf(element)

  /** What a voice guide says of what is drawn as focused: the reminder has its real focus inside. */
  function spokenOf(element) {
    const { activeElement } = document
    return nameOf(element.contains(activeElement) ? activeElement : element)
  }

  /** Whether a person sees all of it, and nothing in front of it. */
  function isSeen(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const { innerWidth, innerHeight } = window
    if (right - left < 1 || bottom - top < 1) return false
    // Scaling leaves fractions of a px.
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) return false
    const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return element.contains(front)
  }

  window.probe = {
    look() {
      // An overlay lies over the screen that it came from; each is named by its last class.
      const screens = document.querySelectorAll('main.screen')
      const screen = screens[screens.length - 1]
      const focused = Array.prototype.slice.call(document.querySelectorAll('.focused'))
      const it = focused[0]
      return {
        screen: screen ? screen.className.split(' ').pop() : '',
        dialog: one('.dialog') ? nameOf(one('.dialog')) : '',
        code: textOf(one('.sign-in-code')).replace(/\D/g, ''),
        meetings: document.querySelectorAll('.agenda-meeting').length,
        focused: focused.map(spokenOf),
        /** Exactly one thing is drawn as focused, and it is what the voice guide reads. */
        held: focused.length === 1 && it.contains(document.activeElement),
        seen: it !== undefined && Boolean(document.elementFromPoint) && isSeen(it),
        isRow: it !== undefined && /list-row/.test(it.className),
        errors,
        consoleErrors,
      }
    },
    /** What can be read, all of it or in what matches. */
    texts(selector) {
      const found = Array.prototype.slice.call(document.querySelectorAll(selector))
      return found.map((element) => element.innerText.trim())
    },
    /** What scripts have fetched since the page was opened, by address. */
    fetched: () => fetched,
    /** Addresses asked for since the page was opened. */
    asked() {
      return performance.getEntriesByType('resource').map(({ name }) => name)
    },
  }
})()
