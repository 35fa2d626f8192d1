// What a television says and does when a request of the sign-in meets a fault: the table that matrix.test.ts and
// renewal.test.ts hold Foyer to. In every cell besides: no poll comes too soon, and once the fault is over the
// viewer is signed in, or stays so.

/**
 * The kind of the failure that is shown meanwhile (src/webex/http/failure.ts), while it is tried again without the
 * viewer's doing; `nothing`: it works, or goes on, as if there were no fault; `press`: the screen says what is
 * wrong, and the viewer presses OK.
 */
export type Shown =
  | 'nothing'
  | 'press'
  | 'offline'
  | 'timeout'
  | 'throttled'
  | 'server_error'
  | 'unreadable'
  | 'http'

export interface Expected {
  /** Of the request for a code. */
  code: Shown
  /** Of a poll, also of that which would bring the tokens. */
  poll: Shown
  /**
   * When a new code comes by itself: after a poll whose answer, with the tokens, was lost; or after any poll,
   * since the old code ends before another poll may be sent.
   */
  newCode?: 'tokens lost' | 'always'
  /** What a call gets whose token can be used no longer, and whose renewal meets the fault. */
  renewal: Shown
}

const all = (shown: Shown): Expected => ({ code: shown, poll: shown, renewal: shown })
/** A poll that is throttled goes on at a longer interval; there is nothing that the viewer could do. */
const throttled: Expected = { code: 'throttled', poll: 'nothing', renewal: 'throttled' }

/** By the name of the fault (sockets/faults.ts). */
export const EXPECTED: Record<string, Expected> = {
  'connection refused': all('offline'),
  'reset before the answer': all('offline'),
  'reset in the middle of the body': { ...all('offline'), newCode: 'tokens lost' },
  'ended in the middle of the body': { ...all('offline'), newCode: 'tokens lost' },
  silence: all('timeout'),
  'an answer that takes 9 s': all('nothing'),
  'an answer that takes 40 s': { ...all('timeout'), newCode: 'tokens lost' },
  '500 without a body': all('server_error'),
  '502 with HTML': all('server_error'),
  '503 with JSON': all('server_error'),
  '503 with Retry-After: 40': all('server_error'),
  '511 with a log-in page': all('server_error'),
  '429': throttled,
  '429 with Retry-After: 40': throttled,
  '429 with Retry-After as a date in 40 s': throttled,
  '429 with Retry-After: 0': throttled,
  '429 with Retry-After: 1000000000': { ...throttled, newCode: 'always' },
  '429 with Retry-After: soon': throttled,
  'a log-in page, as 200': all('unreadable'),
  // No redirect is followed: it would carry what is secret to a host that nobody named.
  'a log-in page, by 302': all('offline'),
  // It may be the wrong secret. It signs nobody out.
  '401 with a proxy’s page': { code: 'press', poll: 'press', renewal: 'http' },
  '403 with a firewall’s page': all('unreadable'),
  // A browser takes it for an error of the network (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch).
  '407 with a proxy’s page': all('offline'),
  '200 without a body': all('unreadable'),
  '204': all('unreadable'),
  // A 428 says that the code waits, whatever its body.
  'half of the JSON': { ...all('unreadable'), poll: 'nothing', newCode: 'tokens lost' },
  'JSON of another shape': all('unreadable'),
  'the JSON null': all('unreadable'),
  '50 MB of JSON': all('unreadable'),
  'JSON called text/html': all('nothing'),
}

/** The kind of the failure that a REST call gets which meets the fault itself. */
export function shownByCall(faultName: string): string {
  if (faultName === '401 with a proxy’s page') return 'unauthorized'
  if (faultName === '403 with a firewall’s page') return 'http'
  return EXPECTED[faultName]?.renewal ?? ''
}
