// Who calls, for the rate limit, where a server in front adds https: to the socket all are that server.

import { isIP } from 'node:net'

/**
 * The address that the nearest server in front noted last in X-Forwarded-For. What stands before it
 * came with the request, so anybody may have written it
 * (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For).
 * @param header its value; of several of that name, all joined by commas
 * @returns undefined when there is no address
 */
export function lastForwarded(header: string | null): string | undefined {
  const last =
    header
      ?.split(',')
      .pop()
      ?.trim()
      .replace(/^"(.*)"$/, '$1') ?? ''
  // Some note the port too, which changes with each connection.
  const address = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(last)
  const bare = address?.[1] ?? address?.[2] ?? last
  return isIP(bare) ? bare : undefined
}
