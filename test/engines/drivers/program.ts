// An engine is a program that says where it listens, and a group of processes that must all be gone
// afterwards, also when the run itself is interrupted.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Program {
  /** What the `ready` pattern matched; nothing without one. */
  said: string[]
  pid: number
  /** Ends it with all its children, and removes its folder. */
  stop(): Promise<void>
}

interface Options {
  env?: Record<string, string>
  /** What it prints once it can be talked to; without it, one that merely runs is ready. */
  ready?: RegExp
  /** Is given a fresh folder for the profile; it goes when the program does. */
  args: (folder: string) => string[]
}

const PATIENCE_MS = 30_000
const running = new Set<ChildProcess>()

process.on('exit', () => running.forEach(endGroup))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/**
 * Starts a program and waits until it is ready.
 * @throws Error with the end of what it printed, when it ends first or takes longer than 30 s
 */
export async function startProgram(command: string, options: Options): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-engine-'))
  const child = spawn(command, options.args(folder), {
    env: { ...process.env, HOME: folder, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that its children can be ended with it
  })
  running.add(child)
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  const stop = async () => {
    endGroup(child)
    await gone
    running.delete(child)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const said = options.ready ? await readiness(child, command, options.ready) : []
    // Whatever is ready has been started, and so has a number.
    return { said, pid: child.pid as number, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function readiness(child: ChildProcess, command: string, ready: RegExp): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const fail = (why: string) =>
      reject(new Error(`${command} ${why}; it printed: ${printed.slice(-600)}`))
    const late = setTimeout(() => fail('was not ready in time'), PATIENCE_MS)
    const read = (chunk: Buffer) => {
      printed = (printed + chunk).slice(-10_000)
      const match = ready.exec(printed)
      if (!match) return
      clearTimeout(late)
      resolve(match)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', (code) => fail(`ended with ${code}`))
    child.on('error', (error) => fail(`did not start: ${error.message}`))
  })
}

function endGroup({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // has ended by itself
  }
}
