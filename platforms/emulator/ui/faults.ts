// The sandbox's faults (platforms/sandbox/faults.ts), as a few that are worth seeing.

interface Fault {
  kind: string
  [field: string]: unknown
}

interface Preset {
  name: string
  /** Absent: all is well. */
  fault?: Fault
}

const PRESETS: Preset[] = [
  { name: 'Works' },
  { name: 'Does not answer', fault: { kind: 'offline', count: 'always' } },
  { name: 'Answers late (5 s)', fault: { kind: 'delay', ms: 5000, count: 'always' } },
  { name: 'Has trouble (503)', fault: { kind: 'status', status: 503, count: 'always' } },
  {
    name: 'Too many requests (429, three times)',
    fault: { kind: 'status', status: 429, retry_after: 10, count: 3 },
  },
  { name: 'Behind a hotel’s login page', fault: { kind: 'html', count: 'always' } },
  { name: 'Cuts its answers off', fault: { kind: 'cut', count: 'always' } },
  { name: 'Sends broken JSON', fault: { kind: 'truncated', count: 'always' } },
  { name: 'Forgets access tokens, now', fault: { kind: 'access-expired' } },
  { name: 'Ends all sessions, now', fault: { kind: 'revoked' } },
]

/**
 * Fills `choice` with the presets, selects the one that is active now, and sends each choice to the sandbox.
 * @param sandbox its address without a slash at the end
 * @throws TypeError when the sandbox cannot be reached
 */
export async function connectFaults(choice: HTMLSelectElement, sandbox: string): Promise<void> {
  const address = `${sandbox}/sandbox/faults`
  choice.append(...PRESETS.map(({ name }) => new Option(name)))
  choice.addEventListener('change', async () => {
    const fault = PRESETS[choice.selectedIndex]?.fault
    await fetch(
      address,
      fault ? { method: 'PUT', body: JSON.stringify(fault) } : { method: 'DELETE' },
    )
    // A fault without a count has happened by now, and nothing stays wrong.
    if (fault && !fault.count) choice.selectedIndex = 0
  })
  const { items } = (await (await fetch(address)).json()) as { items: Fault[] }
  const set = PRESETS.findIndex(
    ({ fault }) => fault && fault.kind === items[0]?.kind && fault.status === items[0]?.status,
  )
  choice.selectedIndex = Math.max(0, set)
}
