// The floor's agenda: what a page does that has nothing to do but this. The rows on the screen are all there are;
// after the last comes the first. `floor` holds the markup of another day and of a meeting.
;(() => {
  const app = document.getElementById('app')
  const agenda = app.firstElementChild
  const list = agenda.querySelector('.list-rows')
  const days = [list.innerHTML, window.floor.otherDay]
  const meeting = document.createElement('div')
  meeting.innerHTML = window.floor.meeting
  const rows = () => list.querySelectorAll('[role=button]')
  const focused = () => [].indexOf.call(rows(), list.querySelector('.focused'))

  function move(by) {
    const all = rows()
    const now = focused()
    all[now].classList.remove('focused')
    all[(now + by + all.length) % all.length].classList.add('focused')
  }
  const show = (screen) => app.replaceChild(screen, app.firstElementChild)
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => (list.innerHTML = days.reverse()[0]),
    ArrowLeft: () => (list.innerHTML = days.reverse()[0]),
    Enter: () => show(meeting),
    Escape: () => show(agenda),
  }
  addEventListener('keydown', (event) => {
    if (!keys[event.key]) return
    event.preventDefault()
    keys[event.key]()
  })
})()
