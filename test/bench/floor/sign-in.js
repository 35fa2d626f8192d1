// The floor's sign-in: asks for a code, and shows the screen with it. `floor` says where and for what, and holds
// the screen's markup.
;(() => {
  const { relay, form, screen } = window.floor
  const request = new XMLHttpRequest()
  request.open('POST', `${relay}/device/authorize`)
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.onload = () => {
    const app = document.getElementById('app')
    app.innerHTML = screen
    const { user_code } = JSON.parse(request.responseText)
    app.querySelector('.sign-in-code').textContent = user_code
  }
  request.send(form)
})()
