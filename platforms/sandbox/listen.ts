// A loopback server for one set of routes.

import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './answer'

export interface Listening {
  /** http://localhost:PORT */
  url: string
  port: number
  /** Stops, also in the middle of an answer. */
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any that is free
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listen(routes: Hono<Env>, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: routes.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://localhost:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
