// biome-ignore-all lint/style/useNodejsImportProtocol: Node 6 does not know it

// A television without a picture: the V8 of an old Chromium (a Node of its time), domino's DOM, and
// what a page has around it. Runs the built app's own scripts in the order of its page. Written for
// Node 6, so it is all ES2015 (and no trailing comma after a call's last argument).
//
// Commands come as lines of JSON, {id, method, params}; answers go back as {id, result | error}.

const readline = require('readline')
const url = require('url')
const vm = require('vm')
const domino = require(process.argv[2])
const DomEvent = domino.impl.Event
const fetch = require('./stubbed-fetch.cjs')
const layOut = require('./geometry.cjs')

const commands = {
  open: ({ url: address }) => open(address),
  press: ({ key, keyCode }) => page.press(key, keyCode),
  evaluate: ({ expression }) => page.evaluate(expression),
}
let page

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  const answer = (message) =>
    process.stdout.write(`${JSON.stringify(Object.assign({ id }, message))}\n`)
  Promise.resolve()
    .then(() => commands[method](params))
    .then((result) => answer({ result: result === undefined ? null : result }))
    .catch((error) => answer({ error: String(Object(error).stack || error) }))
})

function open(address) {
  return get(address).then((html) => {
    const dom = domino.createWindow(html, address)
    page = makePage(dom, address)
    const scripts = Array.from(dom.document.getElementsByTagName('script'))
    // Each when the one before has run.
    return scripts.reduce((ran, script) => ran.then(() => page.run(script)), Promise.resolve())
  })
}

function makePage(dom, address) {
  const { document } = dom
  const listeners = []
  let active = document.body

  const surroundings = {
    document,
    console,
    navigator: { language: 'en-GB', onLine: true, userAgent: `V8 ${process.versions.v8}` },
    location: dom.location,
    innerWidth: 1920,
    innerHeight: 1080,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    URL: url.URL,
    URLSearchParams: url.URLSearchParams,
    close() {},
    closed: false,
    fetch,
    MessageChannel: makeChannel,
    performance: { now: () => Date.now() - start },
    requestAnimationFrame: (callback) => setTimeout(callback, 16, 0),
    cancelAnimationFrame: clearTimeout,
    getComputedStyle: (element) => element.style,
    addEventListener: (type, listener) => listeners.push({ type, listener }),
    removeEventListener(type, listener) {
      const at = listeners.findIndex((one) => one.type === type && one.listener === listener)
      if (at >= 0) listeners.splice(at, 1)
    },
  }
  // The interfaces of the DOM: HTMLElement, Event and so on.
  for (const name of Object.keys(domino.impl)) surroundings[name] = domino.impl[name]
  surroundings.DOMException = class DOMException extends Error {
    constructor(message, name) {
      super(message)
      this.name = name
    }
  }
  const start = Date.now()
  const context = vm.createContext(surroundings)
  const window = vm.runInContext('this', context)
  surroundings.window = surroundings.self = surroundings.parent = surroundings.top = window

  const fire = (type, event) => {
    const heard = listeners.filter((one) => one.type === type)
    for (const { listener } of heard) listener.call(window, event)
  }
  const report = (error) =>
    fire('error', { message: String(Object(error).stack || error), target: window })
  // Errors in timers and promises of the page arrive here, since Node runs those.
  process.removeAllListeners('uncaughtException').on('uncaughtException', report)
  process
    .removeAllListeners('unhandledRejection')
    .on('unhandledRejection', (reason) => fire('unhandledrejection', { reason }))

  // What domino leaves out, and guards against assignment: focus, canvas, measures; and that a script
  // which is added to the page runs.
  const { Element, HTMLElement } = domino.impl
  const define = (on, name, how) =>
    Object.defineProperty(on, name, Object.assign({ configurable: true }, how))
  define(document, 'activeElement', {
    get: () => (document.body.contains(active) ? active : document.body),
  })
  define(document, 'defaultView', { value: window })
  const focus = function () {
    const before = active
    active = this
    if (before === this) return
    before.dispatchEvent(new DomEvent('focusout', { bubbles: true }))
    this.dispatchEvent(new DomEvent('focusin', { bubbles: true }))
  }
  const { createElement } = document
  define(document, 'createElement', {
    value(name) {
      const element = createElement.call(document, name)
      define(element, 'focus', { value: focus })
      if (name === 'canvas') define(element, 'getContext', { value: () => null })
      // A video that never comes.
      if (name === 'video')
        for (const call of ['load', 'play', 'pause']) define(element, call, { value() {} })
      return element
    },
  })
  // What domino finds by a class alone can only be asked for by number, and changes with the page. A NodeList
  // can be walked from Chromium 51 on, and stays as it was found.
  const listOfClass = Object.getPrototypeOf(document.querySelectorAll('.any'))
  const found = (list) => Array.from({ length: list.length }, (_, at) => list.item(at))
  define(listOfClass, Symbol.iterator, {
    value() {
      return found(this)[Symbol.iterator]()
    },
  })
  define(listOfClass, 'forEach', {
    value(callback) {
      found(this).forEach(callback)
    },
  })
  define(Element.prototype, 'getBoundingClientRect', {
    value() {
      return layOut(document.body).get(this) || layOut.NOWHERE
    },
  })
  for (const side of ['left', 'top', 'width', 'height'])
    define(HTMLElement.prototype, `offset${side[0].toUpperCase()}${side.slice(1)}`, {
      get() {
        return this.getBoundingClientRect()[side]
      },
    })
  const { appendChild } = document.head
  define(document.head, 'appendChild', {
    value(child) {
      appendChild.call(this, child)
      if (child.tagName === 'SCRIPT')
        run(child).then(() => child.dispatchEvent(new DomEvent('load')))
      return child
    },
  })

  function run(script) {
    const src = script.getAttribute('src')
    const source = src ? get(url.resolve(address, src)) : Promise.resolve(script.textContent)
    return source.then((code) => {
      try {
        vm.runInContext(code, context, { filename: src || address })
      } catch (error) {
        report(error)
      }
    })
  }

  return {
    run,
    evaluate: (expression) =>
      JSON.parse(vm.runInContext(`JSON.stringify(${expression}) || null`, context)),
    press(key, keyCode) {
      for (const type of ['keydown', 'keyup']) {
        const event = new DomEvent(type, { bubbles: true, cancelable: true })
        Object.assign(event, { key, keyCode, repeat: false })
        // The app listens on the window while the event is on its way down.
        fire(type, event)
      }
    },
  }
}

/** React's scheduler lets the page breathe by a message to itself. */
function makeChannel() {
  const port1 = { onmessage() {} }
  const postMessage = (data) => setTimeout(() => port1.onmessage({ data }), 0)
  return { port1, port2: { postMessage } }
}

function get(address) {
  return fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    return answer.text()
  })
}
