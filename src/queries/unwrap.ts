import { type Result, WebexError } from '../webex/http/failure'

/**
 * The value of a result.
 * @throws WebexError with the failure
 */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new WebexError(result.failure)
}
