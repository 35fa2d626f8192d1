// The reminder: it comes five minutes before a meeting and at its start, OK opens the meeting, Back
// closes it, and who does not want it turns it off.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'

export const reminder: Scenario = {
  name: 'reminder',
  engines: THREE,
  servers: TUESDAY,
  async run(tv) {
    await tv.signIn()
    await tv.passTo('2026-03-03T09:04:30Z')
    await tv.says('10:04', '.now-clock')
    await tv.hasNo('.reminder')
    await tv.passTo('2026-03-03T09:04:59Z')
    await tv.says('in 5 minutes', '.reminder')
    await tv.says('Coffee with Mateo', '.reminder')
    // The remote has rested, so OK is the reminder's.
    await tv.isAt(/^in 5 minutes, Coffee with Mateo$/)
    await tv.picture('offered')
    await tv.press('Enter')
    await tv.says('Coffee with Mateo', '.meeting-title')
    await tv.hasNo('.reminder')

    await tv.passTo('2026-03-03T09:10:01Z')
    await tv.says('Starting now', '.reminder')
    await tv.isAt(/^Starting now, Coffee with Mateo$/)
    await tv.picture('over-a-meeting')
    await tv.press('Escape')
    await tv.hasNo('.reminder')
    await tv.isAt('Back')
    await tv.press('Escape')

    await tv.openSettings()
    await tv.pressUntil('ArrowDown', 'Reminders')
    await tv.press('Enter')
    await tv.hasValue('Off')
    await tv.press('Escape')
    await tv.says('10:35', '.agenda-meeting')
    await tv.passTo('2026-03-03T09:30:02Z')
    await tv.wake()
    await tv.says('10:30', '.now-clock')
    await tv.hasNo('.reminder')
    // Turned on again it speaks up at once: it was due.
    await tv.openSettings()
    await tv.pressUntil('ArrowDown', 'Reminders')
    await tv.press('Enter')
    await tv.hasValue('On')
    await tv.says('in 5 minutes', '.reminder')
    await tv.picture('waiting')
  },
}
