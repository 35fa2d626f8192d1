import { expect, it } from 'vitest'
import { startTv } from './tv'

it('the sandbox’s own address says what it is, who lives there, and where to go on', async () => {
  const tv = await startTv()
  const { status, headers, body } = await tv.call('/')
  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toContain('text/html')
  expect(body).toContain('<h1>A simulated Webex</h1>')
  for (const name of ['Ada Brandt', 'Bo Lindqvist', 'Cy Okafor', 'Di Moreau'])
    expect(body).toContain(`<b>${name}</b>`)
  expect(body).toContain(`<code>${tv.sandbox.url}/v1</code>`)
  expect(body).toContain('npm run sandbox -- --help')
})

it('every link of that page leads somewhere', async () => {
  const tv = await startTv()
  const { body } = await tv.call('/')
  const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
  expect(links).toContain('/verify')
  for (const link of links) expect((await tv.call(link)).status).toBe(200)
})
