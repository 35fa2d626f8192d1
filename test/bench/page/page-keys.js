// Runs in every page of the bench ahead of its own scripts, the app's and the floor's alike, and tells of each key
// how long the page's listeners took, with the microtasks that they left, and when what the key does was painted.
// It also counts long tasks (https://w3c.github.io/longtasks/).
;(() => {
  const tell = (more) => window.tellBench(JSON.stringify(more))
  window.longTasks = []

  /** What a key changes: the screen, or the row that has the focus. */
  function shown() {
    if (document.querySelector('.meeting')) return 'meeting'
    const row = document.querySelector('.list-row.focused')
    return row ? row.style.top + row.textContent : ''
  }

  function onKey({ timeStamp }) {
    const before = shown()
    function look() {
      if (shown() === before) return requestAnimationFrame(look)
      // A message is delivered once the frame is done; but behind every other key that has come down by then. The next
      // frame begins once this one is done, whatever waits.
      requestAnimationFrame(() => tell({ type: 'next frame', ms: performance.now() - timeStamp }))
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        const at_ms = performance.now()
        tell({ type: 'painted', at_ms, ms: at_ms - timeStamp })
      }
      port2.postMessage(0)
    }
    requestAnimationFrame(look)
  }
  addEventListener('keydown', onKey, true)

  // A message would wait behind every other key that has come down by then, so each listener is timed itself.
  const timed = new WeakMap()
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  function timing(listener) {
    const known = timed.get(listener)
    if (known) return known
    function measured(event) {
      const from_ms = performance.now()
      void Promise.resolve().then(() => {
        const at_ms = performance.now()
        tell({ type: 'handled', at_ms, ms: at_ms - from_ms })
      })
      return listener.call(this, event)
    }
    timed.set(listener, measured)
    return measured
  }
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const isTimed = type === 'keydown' && typeof listener === 'function'
    return add.call(this, type, isTimed ? timing(listener) : listener, options)
  }
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const known = type === 'keydown' && typeof listener === 'function' && timed.get(listener)
    return remove.call(this, type, known || listener, options)
  }

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
})()
