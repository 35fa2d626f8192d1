import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { file, setUp } from './fixture'

/** Runs the command, without this computer's own .env. */
function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'platforms/doctor/main.ts', ...args],
      {
        env: { ...process.env, ...env },
      },
    )
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const SECRET = 'not-the-right-one'

describe('npm run doctor', () => {
  it('explains itself', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    for (const word of ['--settings', '--relay', '--origin', '--person', '--json', '.env'])
      expect(out).toContain(word)
  })

  it('ends with 0 when nothing is to be done', async () => {
    const { settings } = await setUp()
    const { relay: _, ...direct } = { ...settings, clientSecret: 'sandbox-secret' }
    const { code, out, err } = await run([
      '--settings',
      file(direct),
      '--person',
      'ada@foyer.example',
    ])
    expect(out).toContain('✓ client secret')
    expect(out).toMatch(/✓ person .*ada@foyer\.example signs in at/)
    expect(out).toMatch(/All is well\.\n$/)
    expect([code, err]).toEqual([0, ''])
  })

  it('ends with 1 when something is, and shows no secret', async () => {
    const { settings } = await setUp()
    const { relay: _, ...direct } = { ...settings, clientSecret: SECRET }
    const { code, out } = await run(['--settings', file(direct), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'client secret', status: 'failed' }),
      ]),
    })
    expect(out).not.toContain(SECRET)
  })

  it('asks the relay as a page of the web server that --origin names', async () => {
    const { behind } = await setUp()
    const args = ['--relay', behind, '--json', '--origin']
    const { out } = await run([...args, 'https://tv.example.org/foyer/'])
    expect(JSON.parse(out).findings).toContainEqual(
      expect.objectContaining({
        check: 'hosted page',
        status: 'failed',
        text: expect.stringContaining(' of https://tv.example.org.'),
      }),
    )
    const { code, err } = await run([...args, 'tv.example.org'])
    expect([code, err]).toEqual([1, '--origin is an address such as https://tv.example.org.\n'])
  })

  it('refuses what is no address in one line', async () => {
    const { code, err } = await run(['--relay', 'my relay'])
    expect(code).toBe(1)
    expect(err).toBe(
      '--relay is an address such as https://relay.example.org/v1, not "my relay" (see --help).\n',
    )
  })
})
