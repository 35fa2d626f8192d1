// What tests ask of the servers that they started.

/** On a connection of its own: one that is kept may end just as the next call goes out on it. */
export function fetchAnew(
  url: string | URL,
  init: { method?: string; headers?: Record<string, string>; body?: BodyInit | null } = {},
): Promise<Response> {
  return fetch(url, { ...init, headers: { ...init.headers, Connection: 'close' } })
}

/**
 * Tells the sandbox what to do, or asks how it is (`/sandbox/` of platforms/sandbox).
 * @param sandbox its address
 * @returns what it answers, if anything
 * @throws Error with what it says against it
 */
export async function askSandbox(
  sandbox: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetchAnew(new URL(`sandbox/${path}`, sandbox), {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`sandbox/${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}
