import { expect, it } from 'vitest'
import { findRefused } from '../../../../../platforms/doctor/checks/integration/scopes'
import { fc } from '../../../../generated'

const answersTo = (refused: string[]) => {
  const questions: string[][] = []
  return {
    questions,
    async isAccepted(some: string[]) {
      questions.push(some)
      return !some.some((scope) => refused.includes(scope))
    },
  }
}

const Scopes = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}:[a-z_]{1,8}$/), { minLength: 1 })

it('names exactly the refused scopes, in their order', () =>
  fc.assert(
    fc.asyncProperty(Scopes, fc.infiniteStream(fc.boolean()), async (scopes, coin) => {
      const refused = scopes.filter(() => coin.next().value)
      fc.pre(refused.length > 0)
      const { isAccepted } = answersTo(refused)
      expect(await findRefused(scopes, isAccepted)).toEqual(refused)
    }),
  ))

it('finds one among a hundred with two questions a halving', async () => {
  const scopes = Array.from({ length: 100 }, (_, index) => `scope:${index}`)
  const { isAccepted, questions } = answersTo(['scope:73'])
  expect(await findRefused(scopes, isAccepted)).toEqual(['scope:73'])
  expect(questions.length).toBeLessThanOrEqual(14)
})

it('finds none where each is accepted alone, and only the whole list is not', async () => {
  expect(await findRefused(['a', 'b', 'c'], async (some) => some.length < 3)).toEqual([])
})
