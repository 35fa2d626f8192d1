// Generated tests: fast-check makes the cases, all from one seed, and shrinks one that fails to a small one.
// The seed is fixed, so that a run fails or passes for everybody alike; SEED=… in the environment takes another,
// and repeats the failure that was reported with it.

import fc from 'fast-check'

export const seed = Number(process.env.SEED ?? 8628)
if (!Number.isInteger(seed)) throw new Error('SEED is a whole number')
fc.configureGlobal({ seed })

/** A whole number from `min` to `max`, each as likely as any other. */
export const evenly = (min: number, max: number) => fc.noBias(fc.integer({ min, max }))

export { fc }
