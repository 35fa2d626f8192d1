// Runs the checks, those at once that do not wait for each other. One that another's fault makes meaningless
// is skipped, so that one mistake gets one line.

import { type Finding, failed, skipped } from './finding'
import type { Subject } from './subject'

export interface Check {
  name: string
  /** Names of checks that must not have failed before this one says anything. */
  needs: string[]
  /** @returns undefined when there is nothing of the kind in this set-up */
  run(subject: Subject): Promise<Finding | undefined>
}

export type Named = Finding & { check: string }

/**
 * Runs the checks of a set-up.
 * @param checks each after those that it needs
 * @param tell takes each finding as soon as it and all before it are there
 * @returns the findings, in the order of the checks
 */
export async function examine(
  checks: Check[],
  subject: Subject,
  tell: (finding: Named) => void = () => {},
): Promise<Named[]> {
  const running = new Map<string, Promise<Finding | undefined>>()
  for (const check of checks) running.set(check.name, runAfter(check, subject, running))

  const findings: Named[] = []
  for (const [check, run] of running) {
    const finding = await run
    if (!finding) continue
    findings.push({ check, ...finding })
    tell({ check, ...finding })
  }
  return findings
}

async function runAfter(
  { needs, run }: Check,
  subject: Subject,
  running: Map<string, Promise<Finding | undefined>>,
): Promise<Finding | undefined> {
  for (const name of needs) {
    const status = (await running.get(name))?.status
    if (status === 'failed' || status === 'skipped')
      return skipped(`Not checked, since "${name}" comes first.`)
  }
  try {
    return await run(subject)
  } catch (error) {
    return failed(`This check broke: ${(error as Error).message}.`, 'Please report it.')
  }
}
