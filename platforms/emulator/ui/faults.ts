// The sandbox's faults (platforms/sandbox/faults/faults.ts), as a few that are worth seeing.

interface Fault {
  kind: string
  [field: string]: unknown
}

interface Preset {
  name: string
  /** None: all is well. */
  faults: Fault[]
}

const TROUBLE: Fault = { kind: 'status', status: 503, count: 'always' }

/** These happen once and last. */
const EVENTS = ['access-expired', 'refresh-expired', 'revoked']

const PRESETS: Preset[] = [
  { name: 'Works', faults: [] },
  { name: 'Does not answer', faults: [{ kind: 'offline', count: 'always' }] },
  { name: 'Answers late (5 s)', faults: [{ kind: 'delay', ms: 5000, count: 'always' }] },
  { name: 'Has trouble (503)', faults: [TROUBLE] },
  {
    name: 'Has trouble, and its status page says so',
    faults: [TROUBLE, { kind: 'status-page', says: 'incident' }],
  },
  {
    name: 'Has trouble during maintenance',
    faults: [TROUBLE, { kind: 'status-page', says: 'maintenance' }],
  },
  {
    name: 'Has trouble, and its status page is garbled',
    faults: [TROUBLE, { kind: 'status-page', says: 'garbage' }],
  },
  {
    name: 'Too many requests (429, three times)',
    faults: [{ kind: 'status', status: 429, retry_after: 10, count: 3 }],
  },
  { name: 'Behind a hotel’s login page', faults: [{ kind: 'html', count: 'always' }] },
  { name: 'Cuts its answers off', faults: [{ kind: 'cut', count: 'always' }] },
  { name: 'Sends broken JSON', faults: [{ kind: 'truncated', count: 'always' }] },
  { name: 'Is forbidden by the organization (403)', faults: [{ kind: 'policy' }] },
  {
    name: 'Cannot scan recordings for malware (428)',
    faults: [{ kind: 'status', status: 428, path: '/v1/recordings/', count: 'always' }],
  },
  {
    name: 'Has recordings locked (423)',
    faults: [{ kind: 'status', status: 423, path: '/v1/recordings/', count: 'always' }],
  },
  { name: 'Knows another client secret', faults: [{ kind: 'wrong-secret' }] },
  { name: 'Knows no such client', faults: [{ kind: 'unknown-client' }] },
  {
    name: 'Lacks the scope of recordings',
    faults: [{ kind: 'unticked', scope: 'meeting:recordings_read' }],
  },
  { name: 'Is two hours ahead', faults: [{ kind: 'clock', seconds: 7200 }] },
  { name: 'Forgets access tokens, now', faults: [{ kind: 'access-expired' }] },
  { name: 'Ends all sessions, now', faults: [{ kind: 'revoked' }] },
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
    const faults = PRESETS[choice.selectedIndex]?.faults ?? []
    await fetch(
      address,
      faults.length ? { method: 'PUT', body: JSON.stringify(faults) } : { method: 'DELETE' },
    )
    // What happens to tokens has happened by now, and nothing stays wrong.
    if (faults.some(({ kind }) => EVENTS.includes(kind))) choice.selectedIndex = 0
  })
  const { items } = (await (await fetch(address)).json()) as { items: Fault[] }
  const set = PRESETS.findIndex(({ faults }) => faults.length > 0 && isSet(faults, items))
  choice.selectedIndex = Math.max(0, set)
}

/** Whether these are the faults that are set; how often they still strike does not matter. */
function isSet(faults: Fault[], items: Fault[]): boolean {
  const isSame = (one: Fault, other: Fault | undefined) =>
    Object.entries(one).every(([field, value]) => field === 'count' || other?.[field] === value)
  return faults.length === items.length && faults.every((one, index) => isSame(one, items[index]))
}
