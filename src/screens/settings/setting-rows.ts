import type { Row } from '../../components/list/list-layout'
import { type MessageKey, t } from '../../i18n/i18n'
import { languages } from '../../i18n/languages'
import { CHOICES, type Preferences } from '../../session/preferences'
import type { Services } from '../services'
import { zoneName } from './zone-rows'

/** What has a few values, that a key goes through in place; how a video is shown is chosen while it plays. */
type Choice = Exclude<keyof typeof CHOICES, 'captions' | 'speed'>

/** What opens something of its own. */
type Link = 'timeZone' | 'relay' | 'diagnostics' | 'about' | 'signOut'

export type SettingRow = Row & ({ type: 'choice'; name: Choice } | { type: 'link'; name: Link })

const ROW_PX = 92

const choice = (name: Choice): SettingRow => ({
  type: 'choice',
  name,
  key: name,
  height: ROW_PX,
  pressable: true,
})
const link = (name: Link): SettingRow => ({
  type: 'link',
  name,
  key: name,
  height: ROW_PX,
  pressable: true,
})

/**
 * The rows of the settings that this television has.
 * @param isSetUpHere whether the relay was named on the television, and can be changed there
 */
export const settingRows = (isSetUpHere: boolean): readonly SettingRow[] =>
  isSetUpHere ? SETTING_ROWS : SETTING_ROWS.filter(({ name }) => name !== 'relay')

/** Every setting, a row each. */
const SETTING_ROWS: readonly SettingRow[] = [
  choice('textSize'),
  choice('hourCycle'),
  link('timeZone'),
  choice('language'),
  choice('reminders'),
  choice('ambientAfter_min'),
  choice('privacy'),
  choice('motion'),
  link('relay'),
  link('diagnostics'),
  link('about'),
  link('signOut'),
]

/**
 * The choice beside the one that is made.
 * @param by 1 for the one after it, -1 for the one before
 * @param around for `by` 1: whether the first one follows the last; else the choice stays at either end
 */
export function stepped(
  name: Choice,
  chosen: Preferences,
  by: 1 | -1,
  around: boolean,
): Partial<Preferences> {
  const choices: readonly unknown[] = CHOICES[name]
  const next = choices.indexOf(chosen[name]) + by
  const at = around ? next % choices.length : Math.min(choices.length - 1, Math.max(0, next))
  return { [name]: choices[at] }
}

const NAMES: Record<Choice | Link, MessageKey> = {
  textSize: 'choices.textSize',
  hourCycle: 'choices.hourCycle',
  timeZone: 'choices.timeZone',
  language: 'choices.language',
  reminders: 'choices.reminders',
  ambientAfter_min: 'choices.ambientAfter',
  privacy: 'choices.privacy',
  motion: 'choices.motion',
  relay: 'choices.relay',
  diagnostics: 'diagnostics.title',
  about: 'choices.about',
  signOut: 'account.signOut',
}

/** What a viewer reads as the name of a row. */
export const nameOf = ({ name }: SettingRow): string => t(NAMES[name])

/**
 * One sentence on what a setting does, or on what is wrong with it.
 * @param unknownZone the zone in settings.js, where nobody here knows it
 */
export function hintOf({ name }: SettingRow, unknownZone?: string): string {
  if (name === 'timeZone' && unknownZone !== undefined)
    return t('choices.timeZoneUnknown', { zone: unknownZone })
  return name === 'ambientAfter_min' ? t('choices.ambientAfterHint') : t(`choices.${name}Hint`)
}

/**
 * What a setting stands on, in words; undefined for a row that has no value.
 * @param now ms since 1970
 */
export function valueText(
  { name }: SettingRow,
  chosen: Preferences,
  { tvZone, relayHost, newestVersion }: Pick<Services, 'tvZone' | 'relayHost' | 'newestVersion'>,
  now: number,
): string | undefined {
  switch (name) {
    case 'relay':
      return relayHost
    case 'about': {
      const version = newestVersion()
      return version && t('setup.newest', { version })
    }
    case 'textSize':
      return t(`choices.textSize${chosen.textSize}`)
    case 'hourCycle':
      return t(
        chosen.hourCycle === 'auto' ? 'choices.auto' : `choices.hourCycle${chosen.hourCycle}`,
      )
    case 'timeZone':
      return zoneName(chosen.timeZone, tvZone, now)
    case 'language':
      return chosen.language === 'auto' ? t('choices.auto') : languages[chosen.language].name
    case 'ambientAfter_min':
      return chosen.ambientAfter_min === 0
        ? t('choices.never')
        : t('choices.afterMinutes', { count: chosen.ambientAfter_min })
    case 'reminders':
    case 'privacy':
      return t(chosen[name] ? 'choices.on' : 'choices.off')
    case 'motion':
      return t(chosen.motion === 'auto' ? 'choices.auto' : 'choices.off')
    default:
      return undefined
  }
}
