import { dialog, peopleScreen } from '../test-app/screens'
import {
  ADD_A_PERSON,
  goToButton,
  openPerson,
  signIn,
  type Television,
  type TestApp,
} from '../test-app/test-app'
import { ARABIC, agenda, always, forward, GERMAN, type Picture, S, XL } from './picture'

/** Somebody more is to sign in, on a television that has one person or several. */
const addPerson = async (tv: Television) => {
  const on = await forward(tv)
  await openPerson(tv)
  if (await dialog(tv.page).count()) {
    await goToButton(tv, ADD_A_PERSON)
  } else while (!ADD_A_PERSON.test(await tv.focused())) await tv.press(on)
  await tv.press('Enter')
  await tv.code()
}
/** As many people as there are accounts, at who is watching. */
const people =
  (...accounts: string[]) =>
  async (tv: Television, app: TestApp) => {
    for (const [n, account] of accounts.entries()) {
      if (n > 0) await addPerson(tv)
      await signIn(app, tv, account)
    }
    await openPerson(tv)
  }
/** Eight of them, with names and pictures as they come in life; put on the disk, since they have no accounts. */
const crowd =
  (ask = false) =>
  async (tv: Television, app: TestApp) => {
    await agenda('ada')(tv, app)
    await tv.page
      .context()
      .route('https://pictures.example/**', (route) =>
        route.request().url().endsWith('broken')
          ? route.abort()
          : route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
      )
    await tv.page.evaluate(
      ({ names, ask }) =>
        new Promise<void>((resolve) => {
          indexedDB.open('foyer-household').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result
            const store = db.transaction('kept', 'readwrite').objectStore('kept')
            store.get('household').onsuccess = (event) => {
              const { result } = event.target as IDBRequest
              const [first] = result.people
              const others = names.map(([displayName, at, avatar], n) => ({
                ...first,
                id: n + 2,
                at,
                colour: n + 1,
                person: displayName && { id: `p${n}`, displayName, avatar },
              }))
              const list = { ...result, ask, next: 20, people: [first, ...others] }
              store.put(list, 'household').onsuccess = () => {
                db.close()
                resolve()
              }
            }
          }
        }),
      { names: CROWD, ask },
    )
    await tv.page.reload()
    if (!ask) await openPerson(tv)
    await peopleScreen(tv.page).waitFor()
  }
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#51697c"/>
<circle cx="50" cy="40" r="18" fill="#e9d2b8"/><path d="M14 100a36 40 0 0 1 72 0" fill="#e9d2b8"/></svg>`
const CROWD = [
  ['Maximiliane-Theodora von Hohenzollern-Sigmaringen', 'in'],
  ['نور حداد', 'in'],
  ['田中 宏', 'ended'],
  ['', 'in'],
  ['Grace Mbeki', 'in', 'https://pictures.example/grace'],
  ['mateo.rossi@foyer.example', 'in', 'https://pictures.example/broken'],
  ['Zoë Håkansson', 'ended', 'https://pictures.example/zoe'],
]

export const several: Picture[] = Object.entries({
  '': {},
  '-s': S,
  '-xl': XL,
  '-xl-german': GERMAN,
  '-arabic': { locale: 'ar-EG' },
  '-xl-arabic': ARABIC,
}).flatMap(([words, tv]): Picture[] => [
  { name: `people${words}`, tv, show: people('ada', 'cy') },
  { name: `people-four${words}`, tv, show: people('ada', 'bo', 'cy', 'di') },
  { name: `people-eight${words}`, tv, show: crowd() },
  { name: `people-asked${words}`, tv, show: crowd(true) },
  {
    name: `people-sign-out${words}`,
    tv,
    async show(it, app) {
      await crowd()(it, app)
      for (let row = 0; row < 3; row++) await it.press('ArrowDown')
      const on = await forward(it)
      const leave = /^(Sign out|Abmelden|تسجيل الخروج)$/
      for (let press = 0; press < 3 && !leave.test(await it.focused()); press++) await it.press(on)
      await it.press('Enter')
      await dialog(it.page).waitFor()
    },
  },
  {
    name: `add-person${words}`,
    tv,
    async show(it, app) {
      await agenda('ada')(it, app)
      await addPerson(it)
    },
  },
  {
    name: `person-ended${words}`,
    tv,
    async show(it, app) {
      await people('ada', 'cy')(it, app)
      await it.press('Escape')
      await app.sandbox('PUT', 'faults', [{ kind: 'revoked' }])
      await it.page.reload()
      await it.code()
      await app.sandbox('PUT', 'faults', always({ kind: 'status', status: 503 }))
      await it.page.getByRole('alert').waitFor()
    },
  },
])
