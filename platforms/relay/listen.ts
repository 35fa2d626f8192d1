// A loopback server, listening or refused, as a promise.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  /** `http://localhost:<port>`, without a slash at the end. */
  url: string
  port: number
  /** Stops, also in the middle of an answer. */
  close(): Promise<void>
}

/**
 * Listens.
 * @param port 0 for any that is free
 * @throws Node's `EADDRINUSE` error when the port is taken; `plainly` words it
 */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const bound = (server.address() as AddressInfo).port
      resolve({ url: `http://localhost:${bound}`, port: bound, close: () => close(server) })
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** One line for the person at the terminal, about what kept a server from starting. */
export function plainly(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another (see --help).`
  if (code === 'EACCES' && port)
    return `Port ${port} needs more rights. Choose another (see --help).`
  return message ?? String(error)
}
