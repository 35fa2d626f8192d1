// Whether what came out of a parser can be used without another look: no number that is none, no date that is
// none, no text without an end, nothing but plain data.

import type { Failure, Result } from '../../../src/webex/http/failure'
import { LONGEST } from '../../../src/webex/text/bounds'

/** Every kind that Failure has. */
const KINDS: { [Kind in Failure['kind']]: true } = {
  offline: true,
  timeout: true,
  http: true,
  throttled: true,
  server_error: true,
  unreadable: true,
  unauthorized: true,
  signed_out: true,
}

/**
 * What is wrong with a value.
 * @param longest how long a text in it may be, UTF-16 units
 * @returns where and what; undefined when nothing is
 */
export function faultIn(value: unknown, longest: number): string | undefined {
  const waiting: [path: string, value: unknown][] = [['', value]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, one] = next
    const fault = faultOf(one, longest)
    if (fault) return `${path}: ${fault}`
    if (typeof one === 'object' && one !== null)
      for (const [key, part] of Object.entries(one)) waiting.push([`${path}/${key}`, part])
  }
  return undefined
}

function faultOf(value: unknown, longest: number): string | undefined {
  if (typeof value === 'string')
    return value.length > longest ? `a text of ${value.length}` : undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${value}`
  if (typeof value === 'object' && value !== null) {
    const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
    return isPlain ? undefined : `a ${Object.prototype.toString.call(value)}`
  }
  return value === undefined || value === null || typeof value === 'boolean'
    ? undefined
    : `a ${typeof value}`
}

/** What a parser gave: whether there was a value, and what is wrong with that or with the failure. */
export interface Outcome {
  isValue: boolean
  fault: string | undefined
}

/** @param longest how long a text in the value may be, UTF-16 units */
export function outcomeOf(result: Result<unknown>, longest: number): Outcome {
  return result.ok ? valueOutcome(result.value, longest) : failureOutcome(result.failure)
}

/** @param longest how long a text in it may be, UTF-16 units */
export function valueOutcome(value: unknown, longest: number): Outcome {
  return { isValue: value !== undefined, fault: faultIn(value, longest) }
}

export function failureOutcome(failure: Failure): Outcome {
  const isKnown = Object.hasOwn(KINDS, failure.kind)
  const fault = isKnown ? faultIn(failure, LONGEST.errorMessage) : `the kind ${failure.kind}`
  return { isValue: false, fault }
}
