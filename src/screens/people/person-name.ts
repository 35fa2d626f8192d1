import { t } from '../../i18n/i18n'
import type { Resident } from '../../session/household'

/** What somebody is called here; by their number where Webex does not say a name. */
export function personName(
  { id, person }: Resident,
  people: readonly Pick<Resident, 'id'>[],
): string {
  const number = people.findIndex((one) => one.id === id) + 1
  return person?.displayName || t('people.unnamed', { number })
}
