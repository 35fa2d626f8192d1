import { describe, expect, it } from 'vitest'
import { type Check, examine } from '../../../platforms/doctor/examine'
import { type Finding, failed, hint, passed } from '../../../platforms/doctor/finding'
import { jsonOf, lineOf, summaryOf, withoutSecrets } from '../../../platforms/doctor/report'
import { fc } from '../../generated'
import { subject } from './subject'

const nothing = subject(() => ({}))
const check = (name: string, finding: Finding | undefined, needs: string[] = []): Check => ({
  name,
  needs,
  run: async () => finding,
})

const statuses = async (checks: Check[]) =>
  Object.fromEntries((await examine(checks, nothing)).map((one) => [one.check, one.status]))

describe('the checks', () => {
  it('are skipped behind one that failed, and behind those that were skipped for it', async () => {
    const checks = [
      check('a', failed('It is wrong.', 'Mend it.')),
      check('b', passed('Good.'), ['a']),
      check('c', passed('Good.'), ['b']),
      check('d', passed('Good.')),
    ]
    expect(await statuses(checks)).toEqual({ a: 'failed', b: 'skipped', c: 'skipped', d: 'passed' })
  })

  it('run behind a hint, and behind what there is nothing of', async () => {
    const checks = [
      check('a', hint('Worth knowing.')),
      check('b', undefined),
      check('c', passed('Good.'), ['a', 'b']),
    ]
    expect(await statuses(checks)).toEqual({ a: 'hint', c: 'passed' })
  })

  it('run at once, and are told in their order', async () => {
    let release = () => {}
    const first = new Promise<void>((resolve) => {
      release = resolve
    })
    const found: string[] = []
    const checks: Check[] = [
      {
        name: 'slow',
        needs: [],
        async run() {
          await first
          return passed('Good.')
        },
      },
      {
        name: 'quick',
        needs: [],
        async run() {
          release()
          return passed('Good.')
        },
      },
    ]
    await examine(checks, nothing, (one) => found.push(one.check))
    expect(found).toEqual(['slow', 'quick'])
  })

  it('do not take the others along when one breaks', async () => {
    const broken: Check = { name: 'a', needs: [], run: () => Promise.reject(new Error('oh')) }
    const findings = await examine([broken, check('b', passed('Good.'))], nothing)
    expect(findings).toEqual([
      { check: 'a', status: 'failed', text: 'This check broke: oh.', todo: 'Please report it.' },
      { check: 'b', status: 'passed', text: 'Good.' },
    ])
  })
})

describe('the report', () => {
  const right = { check: 'relay', ...passed('It answers.') }
  const wrong = { check: 'client secret', ...failed('It is wrong.', 'Copy it again.') }
  const left = { check: 'clock', status: 'skipped' as const, text: 'Not checked.' }

  it('has a line a finding, with what to do', () => {
    expect(lineOf(right)).toBe('✓ relay              It answers.')
    expect(lineOf(wrong)).toBe('✗ client secret      It is wrong. Copy it again.')
    expect(lineOf(left)).toBeUndefined()
  })

  it('ends with what is left to do', () => {
    expect(summaryOf([right])).toBe('\nAll is well.')
    expect(summaryOf([wrong, left])).toBe('– Not checked until then: clock.\n\nOne thing to do.')
    expect(summaryOf([wrong, wrong])).toBe('\n2 things to do.')
  })

  it('is JSON for scripts', () => {
    expect(JSON.parse(jsonOf([right, wrong]))).toEqual({ ok: false, findings: [right, wrong] })
    expect(JSON.parse(jsonOf([right, left])).ok).toBe(true)
  })

  it('holds no secret, as it is or as an address writes it', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 4 }),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          for (const written of [secret, encodeURIComponent(secret)]) {
            const text = withoutSecrets(`${before}${written}${after}`, [undefined, '', secret])
            expect(text).not.toContain(written)
          }
        },
      ),
    ))
})
