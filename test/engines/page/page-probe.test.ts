import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { expect, test } from 'vitest'

test('the probe speaks the language of the oldest engine', () => {
  const code = readFileSync(join(import.meta.dirname, 'page-probe.js'), 'utf8')
  expect(() => parse(code, { ecmaVersion: 2015, sourceType: 'script' })).not.toThrow()
})
