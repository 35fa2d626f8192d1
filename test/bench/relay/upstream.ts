// What stands in for Webex behind the relay: it answers each poll of a sign-in that nobody has approved yet, as
// Webex does, and costs as little as can be, so that what is measured is what stands before it.

import { createServer } from 'node:http'
import { listen } from '../../../platforms/cli/listen'

const PENDING = JSON.stringify({
  message: 'The request requires HTTP authentication.',
  errors: [{ description: 'authorization_pending' }],
  trackingId: 'ROUTERGW_6c0ba1b2-0d27-4a6f-a3f7-2c0d6a1d7a11',
})
const HEADERS = {
  'Content-Type': 'application/json',
  'Content-Length': PENDING.length,
  Trackingid: 'ROUTERGW_6c0ba1b2-0d27-4a6f-a3f7-2c0d6a1d7a11',
}

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(428, HEADERS).end(PENDING))
})
console.log((await listen(server, 0)).url)
