import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { expect, it } from 'vitest'
import { errorLine, listen } from '../../../platforms/cli/listen'

/** A program that listens on this machine's IPv6 address alone; undefined where it has none. */
function openOnIpv6(): Promise<{ port: number; close(): Promise<void> } | undefined> {
  return new Promise((resolve) => {
    const other = createSocketServer()
    other.once('error', () => resolve(undefined))
    other.listen(0, '::1', () => {
      const { port } = other.address() as AddressInfo
      resolve({ port, close: () => new Promise((closed) => other.close(() => closed())) })
    })
  })
}

it('takes no port on which another program answers browsers that go to localhost', async (test) => {
  const other = await openOnIpv6()
  if (!other) return test.skip('this machine has no IPv6')
  const taken = await listen(createServer(), other.port).catch((error) => error)
  expect(errorLine(taken)).toBe(`Port ${other.port} is taken. Choose another (see --help).`)
  await other.close()
  const free = await listen(createServer(), other.port)
  expect(free.port).toBe(other.port)
  await free.close()
})

it('names itself by its origin, as a browser does', async () => {
  const { url, port, close } = await listen(createServer(), 0)
  expect(url).toBe(`http://localhost:${port}`)
  expect(url).toBe(new URL(url).origin)
  await close()
})
