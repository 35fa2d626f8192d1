// Di's meetings are odd, each in one way, today and tomorrow. Five are not as Cisco's description of
// GET /meetings has them: "bare", "no-end" and "unreadable" lack fields that it requires, "nulls" has
// null for texts, and "new-state" has values that it does not list. "unreadable" has neither id nor
// start, to prove that a meeting that cannot be read hides no other.

import { COLLEAGUES } from './people'
import { around, type Plan, type Setting } from './plan'

type Item = Record<string, unknown>

const REQUIRED = ['id', 'title', 'start', 'state']

function without(item: Item, ...names: string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
}

const ODDITIES: { key: string; title: string; minutes?: number; bend?: (item: Item) => unknown }[] =
  [
    {
      key: 'bare',
      title: 'Only what must be there',
      bend: (item) => Object.fromEntries(REQUIRED.map((name) => [name, item[name]])),
    },
    {
      key: 'nulls',
      title: 'Nothing, written as null',
      bend: (item) => ({ ...item, agenda: null, password: null, telephony: null, hostEmail: null }),
    },
    {
      key: 'new-fields',
      title: 'Fields of the year after next',
      bend: (item) => ({ ...item, hologram: { depth_cm: 40, layers: [1, 2] }, 'x-vibe': 'calm' }),
    },
    {
      key: 'new-state',
      title: 'A state nobody has heard of',
      bend: (item) => ({ ...item, state: 'hibernating', scheduledType: 'seance' }),
    },
    { key: 'no-end', title: 'No end in sight', bend: (item) => without(item, 'end') },
    { key: 'no-length', title: 'Over before it began', minutes: 0 },
    { key: 'huge-title', title: `${'A title that goes on, '.repeat(200)}and on` },
    { key: 'blank-title', title: ' ' },
    { key: 'emoji', title: '👩🏽‍🚀 Launch 🚀🇪🇺 — “T‑10” \u2067יום\u2069 & <b>not bold</b>' },
    {
      key: 'offset-times',
      title: 'Times with an offset and fractions',
      bend: (item) => ({ ...item, start: shifted(item.start), end: shifted(item.end) }),
    },
    {
      key: 'unreadable',
      title: 'No id, no start',
      bend: (item) => without(item, 'id', 'start', 'end'),
    },
    { key: 'last', title: 'Quite ordinary, after all that' },
  ]

/** Di's plans: one oddity each 45 minutes, from an hour ago on. */
export function disPlans(setting: Setting): Plan[] {
  return ODDITIES.map(({ key, title, minutes, bend }, index) =>
    around(setting, key, -60 + index * 45, {
      title,
      minutes: minutes ?? 30,
      host: COLLEAGUES[0],
      attended: true,
      bend: bend && ((item) => bend(item as Item)),
    }),
  )
}

/** The same instant, written with an offset of five and a half hours and with milliseconds. */
function shifted(iso: unknown): string {
  const local = new Date(Date.parse(String(iso)) + 5.5 * 3_600_000)
  return `${local.toISOString().slice(0, 19)}.000+05:30`
}
