// What a picture is made of, and what most of them begin with.

import { agendaShown } from '../test-app/screens'
import { signIn, type Television, type TestApp } from '../test-app/test-app'

type Options = Parameters<TestApp['television']>[0]

export interface Picture {
  name: string
  tv?: Options
  faults?: object[]
  /** Brings the television into the state; what it looks like then is the picture. */
  show(tv: Television, app: TestApp): Promise<unknown>
}

export const always = (kind: object, path = '/v1') => [{ path, count: 'always', ...kind }]
export const agenda = (account: string) => async (tv: Television, app: TestApp) => {
  await signIn(app, tv, account)
  await agendaShown(tv.page)
}

/** The arrow that leads on: to the left where one reads that way. */
export const forward = async (tv: Television) =>
  (await tv.page.evaluate(() => document.documentElement.dir)) === 'rtl'
    ? 'ArrowLeft'
    : 'ArrowRight'

export const XL = { settings: { textSize: 'XL' } }
export const S = { settings: { textSize: 'S' } }
export const GERMAN = { locale: 'de-DE', ...XL }
export const ARABIC = { locale: 'ar-EG', ...XL }

/** What wants more room than most, or less, by what such pictures are called. */
export const WORDIER: Record<string, Options> = {
  xl: XL,
  s: S,
  'xl-german': GERMAN,
  'xl-arabic': ARABIC,
}
