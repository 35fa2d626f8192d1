import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'

/** Runs a command whose reader is gone before it says anything, as behind `| head -0`. */
function unread(stream: 'stdout' | 'stderr', file: string, args: string[]) {
  return new Promise<{ code: number | null; other: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `platforms/${file}.ts`, ...args])
    child[stream].destroy()
    let other = ''
    child[stream === 'stdout' ? 'stderr' : 'stdout'].on('data', (data) => {
      other += data
    })
    child.on('close', (code) => resolve({ code, other }))
  })
}

it.each([
  // Several lines, each of which finds nobody.
  ['doctor/main', ['--settings', '/nowhere/my-settings.js'], 1],
  ['relay/main', ['--help'], 0],
])(
  '%s %j, whose output nobody reads, ends quietly and as it would have',
  async (file, args, code) => {
    expect(await unread('stdout', file, args)).toEqual({ code, other: '' })
  },
)

it('a complaint that nobody reads ends as it would have', async () => {
  expect(await unread('stderr', 'relay/main', ['--prot', '1'])).toEqual({ code: 1, other: '' })
})
