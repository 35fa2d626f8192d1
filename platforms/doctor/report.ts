// Findings for people and for scripts. Whatever a server said, no secret is among it.

import type { Named } from './examine'

const SIGNS = { passed: '✓', failed: '✗', hint: '•', skipped: '–' }

/** Wide enough for the longest name of a check. */
const WIDTH = 18

/**
 * One line for a terminal: good, or with the one thing to do.
 * @returns undefined for what was skipped, which the summary names
 */
export function lineOf(finding: Named): string | undefined {
  if (finding.status === 'skipped') return undefined
  const { status, check, text } = finding
  const todo = status === 'failed' ? ` ${finding.todo}` : ''
  return `${SIGNS[status]} ${check.padEnd(WIDTH)} ${text}${todo}`
}

/** What follows the lines: what was not checked, and how much there is to do. */
export function summaryOf(findings: Named[]): string {
  const left = findings.filter(({ status }) => status === 'skipped').map(({ check }) => check)
  const lines =
    left.length > 0 ? [`${SIGNS.skipped} Not checked until then: ${left.join(', ')}.`] : []
  return [...lines, '', countOf(findings)].join('\n')
}

function countOf(findings: Named[]): string {
  const count = findings.filter(({ status }) => status === 'failed').length
  if (count === 0) return 'All is well.'
  return count === 1 ? 'One thing to do.' : `${count} things to do.`
}

/** For scripts: `ok`, and `findings` with `check`, `status`, `text` and, of failed ones, `todo`. */
export function jsonOf(findings: Named[]): string {
  return JSON.stringify(
    { ok: findings.every(({ status }) => status !== 'failed'), findings },
    null,
    2,
  )
}

/**
 * Takes secrets out of a text, as they are and as addresses and headers write them.
 * @param secrets undefined ones are none
 */
export function withoutSecrets(text: string, secrets: (string | undefined)[]): string {
  return secrets.reduce<string>(
    (left, secret) =>
      secret
        ? [secret, encodeURIComponent(secret)].reduce(
            (rest, one) => rest.split(one).join('…'),
            left,
          )
        : left,
    text,
  )
}
