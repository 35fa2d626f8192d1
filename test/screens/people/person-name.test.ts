import { expect, it } from 'vitest'
import { personName } from '../../../src/screens/people/person-name'

const people = [
  { id: 3, status: 'signed_in', colour: 0, person: { id: 'p', displayName: 'Ada' } },
  { id: 7, status: 'signed_in', colour: 1 },
  { id: 9, status: 'signed_in', colour: 2, person: { id: 'q', displayName: '' } },
] as const

it('calls people by name, and those without one by where they stand', () => {
  expect(people.map((one) => personName(one, people))).toEqual(['Ada', 'Person 2', 'Person 3'])
})
