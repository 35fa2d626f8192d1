// The floor under the relay: hands a request on to the address in its first argument, and the answer back, and
// does nothing else. It looks at nothing, adds no secret, and limits nobody.

import { Agent, createServer, request } from 'node:http'
import { listen } from '../../../platforms/cli/listen'

const [upstream = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })

const server = createServer((incoming, response) => {
  const { method, headers } = incoming
  const onward = request(upstream + incoming.url, { agent, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.writeHead(502).end())
  incoming.pipe(onward)
})
console.log((await listen(server, 0)).url)
