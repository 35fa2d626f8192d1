// Who lives in the sandbox: four accounts to sign in as, and the colleagues that they meet.

import { pick } from './seeded-random'

export interface Person {
  name: string
  email: string
}

export interface Account extends Person {
  id: string
  /** What its calendar is good for, in one line of the approval page. */
  shows: string
}

/** The site of everyone's meetings. Cisco's own examples are named like this. */
export const SITE = 'foyer-example.webex.com'

export const ACCOUNTS: readonly Account[] = [
  {
    id: 'ada',
    name: 'Ada Brandt',
    email: 'ada@foyer.example',
    shows: 'An ordinary week, one meeting live',
  },
  {
    id: 'bo',
    name: 'Bo Lindqvist',
    email: 'bo@foyer.example',
    shows: 'A busy host: 60 meetings a day',
  },
  { id: 'cy', name: 'Cy Okafor', email: 'cy@foyer.example', shows: 'Nothing planned at all' },
  {
    id: 'di',
    name: 'Di Moreau',
    email: 'di@foyer.example',
    shows: 'Meetings most apps stumble over',
  },
]

/** The sandbox account with this id, such as `ada`. @throws Error when there is none; ask `isAccount` first */
export function accountOf(id: string): Account {
  const account = ACCOUNTS.find((a) => a.id === id)
  if (!account) throw new Error(`no account ${id}`)
  return account
}

/** Whether an account of this id exists. */
export function isAccount(id: unknown): id is string {
  return ACCOUNTS.some((account) => account.id === id)
}

/** Names of several scripts, since a television must be able to show them all. */
export const COLLEAGUES = [
  { name: 'Grace Mbeki', email: 'grace.mbeki@foyer.example' },
  { name: 'Mateo Rossi', email: 'mateo.rossi@foyer.example' },
  { name: 'Zoë Håkansson', email: 'zoe.hakansson@foyer.example' },
  { name: '田中 宏', email: 'hiroshi.tanaka@foyer.example' },
  { name: 'نور حداد', email: 'nour.haddad@foyer.example' },
  { name: 'Priya Raghunathan', email: 'priya.raghunathan@foyer.example' },
] as const satisfies readonly Person[]

const FIRST = ['Ines', 'Tom', 'Wanjiru', 'Łukasz', 'Aiko', 'Sofía', 'Jens', 'Mei', 'Omar'] as const
const LAST = [
  'Aalto',
  'Bianchi',
  'Castro',
  'Dlamini',
  'Evans',
  'Fischer',
  'Gupta',
  'Hoang',
] as const

/** So many different people, the colleagues first, the same ones for the same `key`. */
export function crowd(count: number, key: string): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const colleague = COLLEAGUES[index]
    if (colleague) return colleague
    const name = `${pick(FIRST, key, index, 'first')} ${pick(LAST, key, index, 'last')}`
    return { name, email: `guest${index}@partner.example` }
  })
}
