// What goes wrong, on demand. A fault of calls waits for those whose path begins with its own and spoils so
// many of them; faults of one path take turns in the order they were set, and delays add to them. Others are
// states, which last.

import * as v from 'valibot'
import { Refusal } from '../answer'
import { CallFault, EventFault, FAULTS, Fault, StateFault } from './kinds'

export interface Faults {
  /**
   * Replaces what was set.
   * @returns the events, which are for the caller to carry out
   * @throws Refusal 400 that says what is allowed
   */
  set(input: unknown): EventFault[]
  clear(): void
  /** What is still to go wrong, and what is wrong. */
  pending(): (CallFault | StateFault)[]
  /** The state of one kind, if it is set. */
  state<K extends StateFault['kind']>(kind: K): (StateFault & { kind: K }) | undefined
  /** Whether the integration lacks a scope. */
  isUnticked(scope: string): boolean
  /** How much later a call is answered, in ms; counts its delays off. */
  delay_ms(path: string): number
  /** The fault that strikes a call, if it is one of these kinds; counts it off. */
  strike<K extends CallFault['kind']>(
    path: string,
    kinds: K[],
  ): (CallFault & { kind: K }) | undefined
}

/**
 * Makes the faults of one sandbox: none at first.
 * @param now_ms the time, ms since 1970; the `after_s` of a fault counts from when the first one struck
 */
export function createFaults(now_ms: () => number = Date.now): Faults {
  let calls: CallFault[] = []
  let states: StateFault[] = []
  /** When the first of those that were set struck. */
  let begun_ms: number | undefined

  const isDue = ({ after_s = 0 }: CallFault) =>
    after_s === 0 || (begun_ms !== undefined && now_ms() - begun_ms >= after_s * 1000)

  function use(fault: CallFault) {
    begun_ms ??= now_ms()
    if (fault.count === 'always') return
    fault.count--
    if (fault.count === 0) calls = calls.filter((other) => other !== fault)
  }

  return {
    set(input) {
      const parsed = v.safeParse(v.array(Fault), Array.isArray(input) ? input : [input])
      if (!parsed.success) {
        const [issue] = parsed.issues
        throw new Refusal(
          400,
          `${v.getDotPath(issue) ?? 'body'}: ${issue.message}. Allowed:${FAULTS}`,
        )
      }
      begun_ms = undefined
      calls = parsed.output.filter((fault) => v.is(CallFault, fault))
      states = parsed.output.filter((fault) => v.is(StateFault, fault))
      return parsed.output.filter((fault) => v.is(EventFault, fault))
    },
    clear() {
      calls = []
      states = []
    },
    pending: () => [...calls, ...states],
    state<K extends StateFault['kind']>(kind: K) {
      return states.find((one): one is StateFault & { kind: K } => one.kind === kind)
    },
    isUnticked: (scope) => states.some((one) => one.kind === 'unticked' && one.scope === scope),
    delay_ms(path) {
      let total_ms = 0
      for (const fault of calls)
        if (fault.kind === 'delay' && path.startsWith(fault.path) && isDue(fault)) {
          total_ms += fault.ms
          use(fault)
        }
      return total_ms
    },
    strike<K extends CallFault['kind']>(path: string, kinds: K[]) {
      const next = calls.find((f) => f.kind !== 'delay' && path.startsWith(f.path) && isDue(f))
      const isAsked = (fault: CallFault): fault is CallFault & { kind: K } =>
        (kinds as string[]).includes(fault.kind)
      if (!next || !isAsked(next)) return undefined
      use(next)
      return next
    },
  }
}
