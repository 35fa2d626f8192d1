// Commands and answers over a WebSocket, numbered, as both the DevTools protocol and WebDriver BiDi
// have them: {id, method, params} there, {id, result} or {id, error} back.

import WebSocket from 'ws'

interface Message {
  id?: number
  /** Of an event, which has no id. */
  method?: string
  params?: unknown
  result?: unknown
  /** An object in DevTools, a word with `message` beside it in BiDi. */
  error?: string | { message: string }
  message?: string
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

const PATIENCE_MS = 30_000

export class Socket {
  private last = 0
  private readonly waiting = new Map<number, Waiting>()

  private readonly listeners = new Map<string, (params: unknown) => void>()
  private broken: Error | undefined

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.take(JSON.parse(String(data)) as Message))
    socket.on('close', () => this.fail('the engine has gone'))
  }

  static open(url: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      // Screenshots come as one message.
      const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 28 })
      socket.on('open', () => resolve(new Socket(socket)))
      socket.on('error', reject)
    })
  }

  /** @throws Error with the engine's words, or when it does not answer within half a minute */
  send<T>(method: string, params: object = {}): Promise<T> {
    if (this.broken) return Promise.reject(this.broken)
    const id = ++this.last
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(
        () => this.settle(id)?.reject(new Error(`${method}: no answer`)),
        PATIENCE_MS,
      )
      this.waiting.set(id, {
        resolve: (result) => {
          clearTimeout(late)
          resolve(result as T)
        },
        reject: (error) => {
          clearTimeout(late)
          reject(error)
        },
      })
      this.socket.send(JSON.stringify({ id, method, params }))
    })
  }

  on(event: string, listener: (params: unknown) => void): void {
    this.listeners.set(event, listener)
  }

  /** There will be no more answers, so nobody waits for one. */
  fail(why: string): void {
    this.broken = new Error(why)
    for (const { reject } of this.waiting.values()) reject(this.broken)
    this.waiting.clear()
  }

  close(): void {
    this.socket.close()
  }

  private take({ id, method, params, result, error, message }: Message) {
    if (id === undefined) return this.listeners.get(method ?? '')?.(params)
    const command = this.settle(id)
    if (error === undefined) command?.resolve(result)
    else
      command?.reject(new Error(typeof error === 'string' ? `${error}: ${message}` : error.message))
  }

  private settle(id: number): Waiting | undefined {
    const command = this.waiting.get(id)
    this.waiting.delete(id)
    return command
  }
}
