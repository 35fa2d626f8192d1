// Foyer's settings, read at each start. On a web server: edit this file and start Foyer again. In a
// .wgt or .ipk: make the package again with --settings. What each one means is in the README under
// "Settings". Without a client id and a relay, Foyer asks for the address of a relay on the television, and
// takes the rest from there.
window.foyerSettings = {
  // The client id of your Webex integration.
  clientId: '',

  // What Foyer may read; each scope must be ticked on the integration. For recordings add
  // meeting:recordings_read, meeting:transcripts_read and meeting:summaries_read.
  scopes: 'meeting:schedules_read spark:people_read',

  // Your token relay. It keeps the integration's secret off the television.
  relay: '',

  // Where the Webex API is.
  api: 'https://webexapis.com/v1',

  // 'auto' follows the television. Language: 'en', 'de', 'ar'. Time zone: a name such as
  // 'Europe/Berlin'. Hours: '12' or '24'.
  language: 'auto',
  timeZone: 'auto',
  hourCycle: 'auto',

  // 'S', 'M', 'L' or 'XL'.
  textSize: 'M',

  // 'off' turns animations off.
  motion: 'auto',

  // 'on': when nobody is signed in, Foyer on a web server takes over the browser's own sign-in to Webex.
  silentSignIn: 'off',

  // Key codes of a remote that Foyer does not know, such as { back: [166], ok: [13, 195] }. Names: left, up,
  // right, down, ok, back, page-up, page-down, play, pause, play-pause, stop, fast-forward, rewind. The
  // diagnostics screen shows the code of each key.
  keys: {},
}
