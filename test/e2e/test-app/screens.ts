// The screens and what is on them, found as a voice guide finds it: by role and name, in every language.

import type { FrameLocator, Locator, Page } from 'playwright-core'
import type { MessageKey } from '../../../src/i18n/i18n'
import { languages } from '../../../src/i18n/languages'

/** A page, or a television in a frame of the emulator's page. */
type Where = Page | FrameLocator | Locator

/** Matches a sentence of Foyer in any language, with anything in its gaps, and nothing else. */
export const sentence = (key: MessageKey) => new RegExp(`^(${inAllLanguages(key)})$`)
/** Matches what begins with a sentence of Foyer, in any language. */
const begins = (key: MessageKey) => new RegExp(`^(${inAllLanguages(key)})`)

/** A regular expression for a sentence, in every language and plural form. */
function inAllLanguages(key: MessageKey): string {
  const [group, name] = key.split('.') as [keyof (typeof languages)['en']['messages'], string]
  const forms = Object.values(languages).flatMap(({ messages }) =>
    Object.entries(messages[group]).filter(([form]) => form.replace(/_[a-z]+$/, '') === name),
  )
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return forms
    .map(([, text]) =>
      text
        .split(/\{\{\w+\}\}/)
        .map(escaped)
        .join('.*'),
    )
    .join('|')
}

/** What has the focus. */
const focused = (where: Where) => where.locator(':focus')

/** Any list: meetings, recordings, settings, what was said. */
export const list = (where: Where) => where.getByRole('group')
export const focusedRow = (where: Where) => list(where).locator(':focus')

export const agendaScreen = (where: Where) =>
  where.getByRole('main', { name: begins('agenda.list') })
/** The buttons above the meetings; the last of them bears the person's name. */
export const topButtons = (where: Where) => where.getByRole('toolbar').getByRole('button')
export const focusedTopButton = (where: Where) => topButtons(where).and(focused(where))
/** The rows of meetings. What is on a row is in its name: the day, the times, the title, the host, how it stands. */
export const meetingRows = (where: Where) =>
  where.getByRole('group', { name: sentence('agenda.list') }).getByRole('button')
/** The title in the name of a meeting's row in English with 24 hours, up to its first comma. */
export const titleIn = (name: string) =>
  /, (?:All day|– [^,]+|\d\d:\d\d(?: – [^,]+)?), ([^,]+)/.exec(name)?.[1] ?? ''
/** Waits until there are meetings. */
export const meetingsShown = (where: Where, timeout = 30_000) =>
  meetingRows(where).first().waitFor({ timeout })
/** Waits until there are meetings, or words that there are none. */
export const agendaShown = (where: Where, timeout = 30_000) =>
  meetingRows(where)
    .or(agendaScreen(where).getByRole('heading', { level: 2 }))
    .first()
    .waitFor({ timeout })

/** The time of day beside the meetings. */
export const clock = (where: Where) => where.getByRole('complementary').getByRole('time')
/** The time of day when nobody is there. */
export const dimClock = (where: Where) =>
  where.getByRole('region', { name: sentence('choices.ambientAfter') })
/** What says that a meeting is about to begin. */
export const reminder = (where: Where) =>
  where.getByRole('alert').filter({
    hasText: new RegExp(`${inAllLanguages('agenda.inMinutes')}|${inAllLanguages('reminder.now')}`),
  })

/** The screen of a meeting that takes place. */
export const meetingScreen = (page: Page) =>
  page
    .getByRole('main')
    .filter({ has: page.getByRole('button', { name: sentence('meeting.invited') }) })
/** What the uppermost screen is headed. */
export const heading = (where: Where) => where.getByRole('heading', { level: 1 }).last()
/** Text in pages: a description, a summary. */
export const reader = (where: Where) => where.getByRole('main').getByRole('document')
export const focusedReader = (where: Where) => reader(where).and(focused(where))

export const recordingsScreen = (where: Where) =>
  where.getByRole('main', { name: begins('recordings.title') })
/** The button of a bar or a dialog that says so, in any language. */
export const button = (where: Where, says: MessageKey) =>
  where.getByRole('button', { name: sentence(says) })

/** The rows of recordings, by title; the last may be a note. */
export const recordingRows = (where: Where) =>
  where.getByRole('group', { name: sentence('recordings.title') }).getByRole('button')

export const settingsScreen = (where: Where) =>
  where.getByRole('main', { name: sentence('choices.title') })
export const zonesScreen = (where: Where) =>
  where.getByRole('main', { name: sentence('choices.timeZone') })
export const diagnosticsScreen = (where: Where) =>
  where.getByRole('main', { name: sentence('diagnostics.title') })
export const peopleScreen = (where: Where) =>
  where.getByRole('main', { name: sentence('people.title') })
/** A question over the screen. */
export const dialog = (where: Where) => where.getByRole('alertdialog')

/** The code to type; its name has it digit by digit. */
export const userCode = (where: Where): Locator =>
  where.getByRole('status', { name: sentence('signIn.codeSpoken') })
