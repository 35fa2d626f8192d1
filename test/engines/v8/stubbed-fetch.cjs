// biome-ignore-all lint/style/useNodejsImportProtocol: Node 6 does not know it

// As much of fetch as Foyer uses, over Node's http, from the origin of a packaged app.

const http = require('http')
const url = require('url')

module.exports = (address, init) =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body, signal } = init || {}
    const options = Object.assign(url.parse(String(address)), {
      method,
      headers: Object.assign({ Origin: 'null' }, headers),
    })
    const request = http.request(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => {
        const get = (name) => {
          const value = answer.headers[name.toLowerCase()]
          return value === undefined ? null : String(value)
        }
        resolve({
          status: answer.statusCode,
          ok: answer.statusCode >= 200 && answer.statusCode < 300,
          headers: { get },
          text: () => Promise.resolve(text),
          json: () => Promise.resolve().then(() => JSON.parse(text)),
        })
      })
    })
    request.on('error', () => reject(new TypeError('Failed to fetch')))
    if (signal) signal.addEventListener('abort', () => request.abort())
    request.end(body)
  })
