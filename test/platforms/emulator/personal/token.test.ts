import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCredentials } from '../../../../platforms/cli/credentials'
import { takeToken } from '../../../../platforms/emulator/personal/token'
import { scratch } from '../../pack/made'

const TOKEN = 'NjlhNGY2YzctMjZlOS00M2E1-PF84_1eb65fdf'

describe('the personal access token', () => {
  it('is taken out of the environment, so that nothing started later has it', () => {
    const env: NodeJS.ProcessEnv = { WEBEX_TOKEN: TOKEN, PATH: '/bin' }
    expect(takeToken(env)).toBe(TOKEN)
    expect(env).toEqual({ PATH: '/bin' })
    expect(takeToken(env)).toBeUndefined()
  })

  it.each([` ${TOKEN}\n`, `Bearer ${TOKEN}`, `bearer  ${TOKEN}`])(
    'may be copied as it stands on the page: %j',
    (given) => expect(takeToken({ WEBEX_TOKEN: given })).toBe(TOKEN),
  )

  it('is none when nothing is in it', () => {
    expect(takeToken({})).toBeUndefined()
    expect(takeToken({ WEBEX_TOKEN: ' ' })).toBeUndefined()
  })

  it.each(['secret', `${TOKEN} ${TOKEN}`, `${TOKEN}ä`, `"${TOKEN}"`])(
    'is refused when it cannot be one, without being repeated: %j',
    (given) => {
      const take = () => takeToken({ WEBEX_TOKEN: given })
      expect(take).toThrow(/^WEBEX_TOKEN is no access token\. Copy it from https:\S+\.$/)
      expect(take).not.toThrow(given)
    },
  )

  it('is not read from .env, which lies on the disk', () => {
    const file = join(scratch(), '.env')
    writeFileSync(file, `WEBEX_TOKEN=${TOKEN}\n`)
    expect(() => readCredentials({}, file)).toThrow(/^WEBEX_TOKEN is not kept in \.env/)
    expect(() => readCredentials({}, file)).not.toThrow(TOKEN)
  })

  it('is read by the emulator alone: no packer, no relay and no app knows of it', () => {
    const readers = ['src', 'platforms'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name))
        .filter((file) => /env\.WEBEX_TOKEN/.test(readFileSync(file, 'utf8'))),
    )
    expect(readers).toEqual(['platforms/emulator/personal/token.ts'])
  })
})
