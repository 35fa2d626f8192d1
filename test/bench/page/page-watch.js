// Runs in every page of the bench ahead of its own scripts, the app's and the floor's alike, and tells when
// something is on the screen. What is in the document when a frame begins is painted by that frame, and a message
// posted in it comes when the frame is done.
;(() => {
  const tell = (type, more) => window.tellBench(JSON.stringify(Object.assign({ type }, more)))
  const seen = new Set()
  /** Where the focus is: its row's place and words. Both are other ones when it has moved. */
  let focus

  const afterFrame = (act) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => act(performance.now())
    port2.postMessage(0)
  }

  function lookFor(name, selector) {
    if (seen.has(name) || !document.querySelector(selector)) return
    seen.add(name)
    afterFrame((at_ms) => tell(name, { at_ms }))
  }

  function lookAtFocus() {
    const row = document.querySelector('.list-row.focused')
    if (!row) return
    const now = { top: row.style.top, words: row.textContent }
    const moved = focus && focus.top !== now.top && focus.words !== now.words
    if (!focus || moved) focus = now
    if (moved) afterFrame((at_ms) => tell('moved', { at_ms, top: Number.parseFloat(now.top) }))
  }

  function look() {
    lookFor('agenda', '.list-row')
    lookFor('code', '.sign-in-code')
    lookAtFocus()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()
