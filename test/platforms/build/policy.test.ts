import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withPolicy } from '../../../platforms/build/policy'
import { ANYWHERE, type Reach } from '../../../platforms/build/reach'
import { policyIn } from '../pack/rules'

const REACH: Reach = { connect: ['https://webexapis.com'], pictures: [], videos: [] }

const page = (head: string, body = '') =>
  `<!doctype html><html><head>\n    <meta charset="utf-8" />${head}</head><body>${body}</body></html>`
const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

describe('the Content-Security-Policy of a page', () => {
  it('allows nothing but what is named', () => {
    expect(policyIn(withPolicy(page(''), REACH))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'", 'file:'],
      'style-src': ["'unsafe-inline'"],
      'font-src': ['data:'],
      'img-src': ['data:'],
      'media-src': ["'none'"],
      'connect-src': ['https://webexapis.com'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    })
  })

  it('allows each inline script by its hash, and none that anybody adds', () => {
    const [one, two] = ['System.import("a")', '\n  if (a < b) run()\n']
    const scripts = `<script src="./a.js"></script><script>${one}</script><SCRIPT id="x" data-src="./b.js">${two}</SCRIPT>`
    const policy = policyIn(withPolicy(page('', scripts), REACH))
    expect(policy['script-src']).toEqual(["'self'", 'file:', hash(one), hash(two)])
    for (const sources of Object.values(policy)) expect(sources).not.toContain("'unsafe-eval'")
    expect(policy['script-src']).not.toContain("'unsafe-inline'")
  })

  it('stands right behind the character set, ahead of everything that it rules', () => {
    const made = withPolicy(page('<style>a{}</style>', '<script>run()</script>'), REACH)
    const at = made.indexOf('<meta http-equiv')
    expect(made.slice(0, at).trim().endsWith('<meta charset="utf-8" />')).toBe(true)
    expect(at).toBeLessThan(made.indexOf('<style'))
  })

  it('takes the place of the one that was there', () => {
    const once = withPolicy(page('', '<script>run()</script>'), REACH)
    const twice = withPolicy(withPolicy(page('', '<script>run()</script>'), ANYWHERE), REACH)
    expect(twice).toBe(once)
    expect(twice.match(/Content-Security-Policy/g)).toHaveLength(1)
  })

  it('is not left out of a page that has no place for it', () => {
    expect(() => withPolicy('<html></html>', REACH)).toThrow('index.html has no <meta charset')
  })
})
