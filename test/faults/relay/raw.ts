// Bytes to a server as they are, which no HTTP client would send.

import { connect, type Socket } from 'node:net'

/**
 * Opens a connection and writes.
 * @returns the socket, and all that comes back until the connection is over
 */
export function sendRaw(port: number, text: string): { socket: Socket; answered: Promise<string> } {
  const socket = connect(port, '127.0.0.1')
  const answered = new Promise<string>((resolve) => {
    let came = ''
    socket.on('data', (data) => {
      came += data.toString('latin1')
    })
    // A server that has heard enough resets the connection.
    socket.on('error', () => {})
    socket.on('close', () => resolve(came))
  })
  socket.write(text, 'latin1')
  return { socket, answered }
}

/** The statuses of all answers in what came back. */
export const statusesIn = (came: string) =>
  [...came.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
