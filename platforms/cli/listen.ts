// A server, listening or refused, as a promise.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  /** Where this machine reaches it, such as `http://localhost:5181`, without a slash at the end. */
  url: string
  port: number
  /** Whether every other address of this machine leads there too. */
  everywhere?: boolean
  /** Stops, also in the middle of an answer. */
  close(): Promise<void>
}

/**
 * Listens.
 * @param port 0 for any that is free
 * @param host an address or a name of this machine; 0.0.0.0 for all of its addresses
 * @throws Node's `EADDRINUSE` error when the port is taken; `plainly` words it
 */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const { address, port: bound, family } = server.address() as AddressInfo
      const everywhere = address === '0.0.0.0' || address === '::'
      const here = everywhere || address === '127.0.0.1'
      const name = here ? 'localhost' : family === 'IPv6' ? `[${address}]` : address
      const url = `http://${name}:${bound}`
      resolve({ url, port: bound, everywhere, close: () => close(server) })
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
export function errorLine(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another (see --help).`
  if (code === 'EACCES' && port)
    return `Port ${port} needs more rights. Choose another (see --help).`
  return message ?? String(error)
}

/** Runs a command; what goes wrong is one line and exit code 1. */
export async function runCli(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(errorLine(error))
    process.exitCode = 1
  }
}
