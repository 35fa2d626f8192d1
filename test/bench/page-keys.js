// Runs in every page of the bench ahead of its own scripts, the app's and the floor's alike, and tells of each key
// how long the page's handlers took, and when what it does was painted. It also counts long tasks
// (https://w3c.github.io/longtasks/).
;(() => {
  const tell = (more) => window.tellBench(JSON.stringify(more))
  window.longTasks = []

  /** What a key changes: the screen, or the row that has the focus. */
  function shown() {
    if (document.querySelector('.meeting')) return 'meeting'
    const row = document.querySelector('.list-row.focused')
    return row ? row.style.top + row.textContent : ''
  }

  /** In a frame: when it is done. In an event: when all of the page that listens to it is done. */
  function afterwards(act) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => act(performance.now())
    port2.postMessage(0)
  }

  function onKey({ timeStamp }) {
    const from_ms = performance.now()
    const before = shown()
    // The app lets no key it deals with pass on, so a listener behind its own would not hear of it.
    afterwards((at_ms) => tell({ type: 'handled', at_ms, ms: at_ms - from_ms }))
    function look() {
      if (shown() === before) return requestAnimationFrame(look)
      afterwards((at_ms) => tell({ type: 'painted', at_ms, ms: at_ms - timeStamp }))
    }
    requestAnimationFrame(look)
  }
  addEventListener('keydown', onKey, true)

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
})()
