// Ada's ordinary week, five weeks back and five ahead, and around now one of each thing that a
// television must get right: running, about to begin, missed, overlapping, long, in other scripts.
// People also call her together on the spot, all day and all night, so that however long a sandbox
// runs there is a meeting on now and another within the hour.

import type { Artifacts } from './artifacts'
import { dayOf, instantOf, weekdayOf } from './days'
import { accountOf, COLLEAGUES, type Person } from './people'
import { around, hourly, once, type Plan, type Setting, weekly } from './plan'
import { pick, roll } from './seeded-random'

const WORKDAYS = [1, 2, 3, 4, 5]
const HOUR = 60

const FILLERS = [
  'Sync on the pricing page',
  'Hiring: interview with a candidate',
  'Customer call: Northwind',
  'Walk through the test report',
  'Pairing: flaky uploads',
  'Vendor check-in',
  'Review of the onboarding texts',
] as const

const SPONTANEOUS = [
  'Quick sync: search is slow',
  'Working session: offline mode',
  'Walk through the new drafts',
  'Open desk, Team Lantern',
  'Looking into the alarm together',
] as const

/** Ada's plans. */
export function adasPlans(setting: Setting): Plan[] {
  const ada = setting.account
  const [grace, mateo, zoe, hiroshi, nour] = COLLEAGUES
  const bo = accountOf('bo')
  const anchorDay = dayOf(setting.anchor_ms, setting.zone)
  const thisMonday = anchorDay - ((weekdayOf(anchorDay) + 6) % 7)

  return [
    // Always around the moment the sandbox started, whatever the hour.
    around(setting, 'running', -25, {
      title: 'Release 4.2: go or no-go',
      minutes: 60,
      host: grace,
      attended: true,
      agenda: 'Open defects, roll-out order, who is on call.',
    }),
    around(setting, 'soon', 10, {
      title: 'Coffee with Mateo',
      minutes: 30,
      host: mateo,
      invited: 1,
    }),
    around(setting, 'later', 75, { title: 'Budget 2nd half', minutes: 45, host: ada }),
    around(setting, 'missed', -180, {
      title: 'Check-in with the landlord',
      minutes: 30,
      host: ada,
      attended: false,
    }),

    // As one ends the next begins, and between the two another one does.
    ...hourly(setting, 'spontaneous', -25, spontaneous(setting, 'spontaneous', 60)),
    ...hourly(setting, 'in-passing', 10, spontaneous(setting, 'in-passing', 30)),

    weekly(setting, 'standup', WORKDAYS, 9 * HOUR + 30, {
      title: 'Stand-up, Team Lantern',
      minutes: 15,
      host: ada,
    }),
    weekly(setting, 'one-to-one-bo', [2], 11 * HOUR, {
      title: 'Bo and Ada',
      minutes: 30,
      host: bo,
      invited: 1,
    }),
    weekly(setting, 'one-to-one-zoe', [4], 14 * HOUR, {
      title: 'Zoë and Ada',
      minutes: 30,
      host: ada,
      invited: 1,
    }),
    weekly(setting, 'planning', [1], 10 * HOUR, {
      title: 'Planning',
      minutes: 90,
      host: zoe,
      agenda: 'What we finished, what comes next, what stands in the way.',
    }),
    weekly(setting, 'design-review', [3], 15 * HOUR, {
      title: 'Design review',
      minutes: 60,
      host: nour,
      agenda:
        '<p>Please bring <b>two</b> sketches each.</p><ul><li>Home screen</li><li>Empty states</li></ul>' +
        '<p>Background: <a href="https://foyer.example/review">the brief</a> &amp; last week’s notes.</p>',
    }),
    // This week's demo was moved: an exception of its series.
    weekly(
      setting,
      'demo',
      [5],
      16 * HOUR,
      { title: 'Demo and retro', minutes: 45, host: ada, invited: 14 },
      (day) =>
        day === thisMonday + 4
          ? { minute: 14 * HOUR + 30, title: 'Demo and retro (earlier than usual)' }
          : undefined,
    ),

    once(setting, 'night-deploy', 0, 23 * HOUR + 30, {
      title: 'Deployment window',
      minutes: 120,
      host: hiroshi,
    }),
    once(setting, 'personal-room', 1, 10 * HOUR + 30, {
      title: "Ada Brandt's Personal Room",
      minutes: 30,
      host: ada,
      scheduledType: 'personalRoomMeeting',
    }),
    once(setting, 'arabic', 1, 12 * HOUR, {
      title: 'مراجعة خطة الربع القادم مع فريق التصميم',
      minutes: 45,
      host: nour,
    }),
    once(setting, 'webinar', 1, 17 * HOUR, {
      title: 'Product webinar: what is new this season',
      minutes: 60,
      host: grace,
      scheduledType: 'webinar',
      invited: 140,
    }),
    dayLong(setting, 'all-day', 2, 1, { title: 'Company day in Tromsø', host: grace, invited: 80 }),
    once(setting, 'cjk', 2, 8 * HOUR, {
      title: '四半期レビュー:東京・上海・ソウル合同チーム会議(同時通訳あり)',
      minutes: 60,
      host: hiroshi,
    }),
    once(setting, 'long-title', 3, 13 * HOUR, {
      title:
        'Follow-up to the follow-up: deciding who decides on the decision process for cross-team ' +
        'dependencies in the second half of the year (please read the attached document first)',
      minutes: 60,
      host: mateo,
    }),
    once(setting, 'hebrew', 3, 15 * HOUR, {
      title: 'פגישת סיכום: גרסה 4.2 (Release)',
      minutes: 30,
      host: zoe,
    }),
    dayLong(setting, 'multi-day', 5, 3, { title: 'Streaming Summit', host: hiroshi, invited: 60 }),
    ...[0, 1, 2].map((slot) => filler(setting, slot)),
    ...recorded(setting),
  ]
}

/** The last days' recordings: some to watch, and one of each kind that a television cannot play. */
function recorded(setting: Setting): Plan[] {
  const ada = setting.account
  const [grace, mateo, zoe] = COLLEAGUES
  const recording = (
    key: string,
    offset: number,
    hour: number,
    title: string,
    artifacts: Partial<Artifacts>,
    host: Person = ada,
  ) =>
    once(setting, key, offset, hour * HOUR, { title, minutes: 45, host, attended: true, artifacts })
  return [
    recording('kept-review', -1, 14, 'Quarterly review', { video: 'review' }),
    recording(
      'kept-shared',
      -1,
      16,
      'Customer interview: Northwind',
      { video: 'planning', transcript: false, summary: 'forbidden' },
      mateo,
    ),
    recording('kept-planning', -2, 11, 'Autumn roadmap', { video: 'planning' }),
    recording('kept-languages', -2, 15, 'Texts in four languages', {
      video: 'standup',
      summary: 'none',
    }),
    recording('kept-prevented', -2, 17, 'Salary round', {
      recording: 'prevented',
      video: 'planning',
    }),
    recording('kept-arf', -3, 10, 'Archive: how uploads work', { recording: 'arf' }, zoe),
    recording('kept-forbidden', -3, 13, 'Board preparation', { recording: 'forbidden' }, grace),
    recording('kept-expired', -3, 16, 'What we learned from the outage', { recording: 'expired' }),
  ]
}

/** Somebody calls a few people together, and they come. */
function spontaneous({ seed }: Setting, key: string, minutes: number) {
  return (day: number, hour: number) => ({
    title: pick(SPONTANEOUS, seed, key, day, hour, 'title'),
    minutes,
    host: pick(COLLEAGUES, seed, key, day, hour, 'host'),
    invited: 3,
    attended: true,
    isSpontaneous: true,
  })
}

/** From midnight to midnight of the viewer's zone, over so many days. */
function dayLong(
  setting: Setting,
  key: string,
  offset: number,
  days: number,
  details: { title: string; host: Person; invited: number },
): Plan {
  const first = dayOf(setting.anchor_ms, setting.zone) + offset
  const start_ms = instantOf(first, 0, setting.zone)
  const minutes = (instantOf(first + days, 0, setting.zone) - start_ms) / 60_000
  return once(setting, key, offset, 0, { ...details, minutes })
}

/** Up to three more meetings on a workday, each of its own, which may overlap the rest. */
function filler(setting: Setting, slot: number): Plan {
  const { seed, zone, account } = setting
  const key = `filler-${slot}`
  return {
    key,
    on: (day) => WORKDAYS.includes(weekdayOf(day)) && roll(5, seed, key, day, 'on') < 3,
    sitting: (day) => ({
      title: pick(FILLERS, seed, key, day, 'title'),
      start_ms: instantOf(day, (10 + slot * 3) * HOUR + 30 * roll(5, seed, key, day, 'at'), zone),
      minutes: pick([30, 30, 45, 60], seed, key, day, 'minutes'),
      host: pick([account, ...COLLEAGUES], seed, key, day, 'host'),
    }),
  }
}
