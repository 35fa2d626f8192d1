import { t } from '../../i18n/i18n'
import type { Profile } from '../../profiles/list'

/** What somebody who uses this television is called; by their number where Webex does not say a name. */
export function personName(
  { id, person }: Profile,
  people: readonly Pick<Profile, 'id'>[],
): string {
  const number = people.findIndex((one) => one.id === id) + 1
  return person?.displayName || t('people.unnamed', { number })
}
