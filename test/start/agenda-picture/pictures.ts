import type { Picture, PictureSlot } from '../../../src/start/agenda-picture/picture'

/** 9:00 UTC. */
export const FROM = Date.parse('2030-03-05T09:00:00Z')

/** A picture of hours that are UTC's. */
export function aPicture(more: Partial<Picture> = {}): Picture {
  return {
    build: 1,
    settings: '{}',
    region: 'en,0,0',
    mark: 5,
    page: { lang: 'en', dir: 'ltr', className: '', style: '' },
    frame: ['<main>', '<div class="list"><div class="list-rows">', '</div></div></main>'],
    ages: ['Up to date', 'Updated 1 minute ago'],
    fetchedAt: FROM,
    behind_ms: 0,
    height_px: 300,
    slots: [FROM, FROM + 3_600_000],
    offsets: [[FROM, 0]],
    hours: Array.from(
      { length: 24 },
      (_, hour) => `${hour % 12 || 12}:00<small>${hour < 12 ? 'AM' : 'PM'}</small>`,
    ),
    soon: Array.from({ length: 61 }, (_, minutes) => `in ${minutes} minutes`),
    ...more,
  }
}

/** Six rows of 100 px, the first of them a heading; the second has the focus. */
export function aSlot(more: Partial<PictureSlot> = {}): PictureSlot {
  return {
    mark: 5,
    old: 'Last updated today',
    rows: Array.from({ length: 6 }, (_, n) => ({
      key: `row-${n}`,
      height: 100,
      pressable: n > 0,
      html: [[FROM, `<p>row ${n}</p>`]],
    })),
    top_px: 0,
    total_px: 600,
    panels: [[FROM, { home: 'row-1', html: '<aside><time class="now-clock">?</time></aside>' }]],
    ...more,
  }
}

/** A page's localStorage, whose keys are those of the object as well. */
export function memoryOfPage(): Storage {
  const storage = {}
  const values = storage as Record<string, string>
  for (const [name, value] of Object.entries({
    getItem: (key: string) => values[key] ?? null,
    setItem(key: string, text: string) {
      values[key] = text
    },
    removeItem(key: string) {
      delete values[key]
    },
  }))
    Object.defineProperty(storage, name, { value, enumerable: false })
  return storage as Storage
}
