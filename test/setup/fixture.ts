import { parseSettings, SETTING_NAMES } from '../../src/settings'
import { createSetup } from '../../src/setup/setup-loop'
import { createRequestLog } from '../../src/webex/http/request-log'
import { settle } from '../hand-clock'
import { memoryDisk } from '../tv/memory-storage'
import { fakeWebex, type Reply } from '../webex/fake-webex'

export const RELAY = 'https://relay.example.org/v1'
export const GIVEN = {
  clientId: 'C1',
  scopes: 'meeting:schedules_read spark:people_read',
  api: 'https://webexapis.com/v1',
}

/** The settings of a relay as the set-up has them. */
export const settingsOf = (more: object = {}, relay = RELAY) => ({
  relay,
  ...GIVEN,
  ...more,
  given: { ...GIVEN, ...more },
})

const check = {
  names: SETTING_NAMES,
  wrongIn(given: Record<string, unknown>) {
    const parsed = parseSettings(given)
    return parsed.ok ? undefined : parsed.wrong
  },
}

interface Start {
  /** What each address answers; every other one does not. */
  answers?: Record<string, Reply>
  disk?: ReturnType<typeof memoryDisk>
  page?: string
}

/** A set-up that has been opened. */
export async function openSetup({
  answers = {},
  disk = memoryDisk(),
  page = 'file:///',
}: Start = {}) {
  const webex = fakeWebex(({ url }) => answers[url.href] ?? 'offline')
  const requestLog = createRequestLog()
  const http = { ...webex.http, requestLog }
  const setup = createSetup({ http, storage: disk.storage, check, page })
  const opened = setup.open()
  await settle()
  return {
    ...webex,
    ...setup,
    setup,
    requestLog,
    opened,
    disk,
    answers,
    step: () => setup.state().step,
  }
}
