import type { Resident } from '../../session/household'
import { say } from '../../words/words'

/** What somebody is called here; by their number where Webex does not say a name. */
export function personName(
  { id, person }: Resident,
  people: readonly Pick<Resident, 'id'>[],
): string {
  const number = people.findIndex((one) => one.id === id) + 1
  return person?.displayName || say('people.unnamed', { number })
}
