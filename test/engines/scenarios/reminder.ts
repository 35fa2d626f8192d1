// The reminder: it comes five minutes before a meeting and at its start, OK opens the meeting, Back
// closes it, and who does not want it turns it off.

import { type Scenario, THREE, TUESDAY } from '../scenario'

export const reminder: Scenario = {
  name: 'reminder',
  engines: THREE,
  servers: TUESDAY,
  async tell(room) {
    await room.signIn()
    await room.passTo('2026-03-03T09:04:30Z')
    await room.says('10:04', '.now-clock')
    await room.hasNo('.reminder')
    await room.passTo('2026-03-03T09:04:59Z')
    await room.says('in 5 minutes', '.reminder')
    await room.says('Coffee with Mateo', '.reminder')
    // The remote has rested, so OK is the reminder's.
    await room.isAt(/^in 5 minutes, Coffee with Mateo$/)
    await room.picture('offered')
    await room.press('Enter')
    await room.says('Coffee with Mateo', '.meeting-title')
    await room.hasNo('.reminder')

    await room.passTo('2026-03-03T09:10:01Z')
    await room.says('Starting now', '.reminder')
    await room.isAt(/^Starting now, Coffee with Mateo$/)
    await room.picture('over-a-meeting')
    await room.press('Escape')
    await room.hasNo('.reminder')
    await room.isAt('Back')
    await room.press('Escape')

    await room.openSettings()
    await room.pressUntil('ArrowDown', 'Reminders')
    await room.press('Enter')
    await room.hasValue('Off')
    await room.press('Escape')
    await room.says('10:35', '.agenda-meeting')
    await room.passTo('2026-03-03T09:30:02Z')
    await room.wake()
    await room.says('10:30', '.now-clock')
    await room.hasNo('.reminder')
    // Turned on again it speaks up at once: it was due.
    await room.openSettings()
    await room.pressUntil('ArrowDown', 'Reminders')
    await room.press('Enter')
    await room.hasValue('On')
    await room.says('in 5 minutes', '.reminder')
    await room.picture('waiting')
  },
}
