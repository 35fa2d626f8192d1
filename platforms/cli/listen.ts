// A server, listening or refused, as a promise.

import type { Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'

const LOOPBACK = '127.0.0.1'

export interface Listening {
  /** Where this machine reaches it, such as `http://localhost:5181`, without a slash at the end. */
  url: string
  port: number
  /** Whether every other address of this machine leads there too. */
  everywhere?: boolean
  /** Stops, also in the middle of an answer. */
  close(): Promise<void>
}

/** One that can also come to its end. */
export interface Ending extends Listening {
  /** Takes no more calls, and stops once those under way have their answers; after `patience_ms` all the same. */
  finish(patience_ms: number): Promise<void>
}

/**
 * Listens.
 * @param port 0 for any that is free
 * @param host an address or a name of this machine; 0.0.0.0 for all of its addresses
 * @throws Node's `EADDRINUSE` error when the port is taken; `plainly` words it
 */
export async function listen(server: Server, port: number, host = LOOPBACK): Promise<Ending> {
  if (host === LOOPBACK && port !== 0) await demandFree(port)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const { address, port: bound, family } = server.address() as AddressInfo
      const everywhere = address === '0.0.0.0' || address === '::'
      const here = everywhere || address === LOOPBACK
      const name = here ? 'localhost' : family === 'IPv6' ? `[${address}]` : address
      // Without the port 80, as browsers name an origin.
      const url = new URL(`http://${name}:${bound}`).origin
      const finishing = (patience_ms: number) => finish(server, patience_ms)
      resolve({ url, port: bound, everywhere, close: () => close(server), finish: finishing })
    })
  })
}

/**
 * Browsers that are led to `localhost` may try this machine's IPv6 address first, where another program may listen, as
 * Vite does on some systems.
 * @throws Node's `EADDRINUSE` error when one does
 */
function demandFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      // A machine without IPv6 is free of them.
      error.code === 'EADDRINUSE' ? reject(error) : resolve(),
    )
    probe.listen({ port, host: '::1' }, () => probe.close(() => resolve()))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function finish(server: Server, patience_ms: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), patience_ms)
    // One that has its answer would be kept open for another call.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      resolve()
    })
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

/**
 * Runs a command; what goes wrong is one line and exit code 1. Whoever reads its output may leave, as in `| head -3`:
 * the command then goes on unheard and ends with the code that it would have had.
 */
export async function runCli(run: () => Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', demandClosed)
  try {
    await run()
  } catch (error) {
    console.error(errorLine(error))
    process.exitCode = 1
  }
}

/** @throws any error of an output but that nobody reads it (https://nodejs.org/api/process.html#a-note-on-process-io) */
function demandClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
