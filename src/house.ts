// Several people, one television: who has the seat before it, who may take it, and what becomes of what
// the others left. Each has a place of their own on the disk, and nobody's seat knows of another. Another
// window may have the same household, so what happens here is written as an event on what the disk has.

import { createSeat, type Seat, type SeatParts } from './seat'
import {
  afterEvent,
  type Household,
  type HouseholdEvent,
  known,
  newcomer,
  residentOf,
  stateOf,
  twinOf,
} from './session/household'
import { type Elsewhere, keptHousehold, toKept } from './session/kept-household'
import type { People } from './session/people'
import { createPlace, type Place } from './session/place'
import type { Admission } from './session/session'
import { type AppStorage, namespaced } from './tv/storage'
import type { InTurn } from './tv/turns'
import type { Person } from './webex/people'

export interface House extends People {
  /** Who has the seat; another object for each time somebody takes it. */
  seat(): Seat
  /** False when who lives here will be forgotten at the next start. */
  isPersistent(): boolean
  /** Calls back when `isPersistent()` changes. @returns a way to stop */
  onPersistentChange(changed: () => void): () => void
  /** Standby is over, or the network is back. */
  resume(): void
  /** The network seems to be gone. */
  offline(): void
}

export interface HouseParts extends Pick<SeatParts, 'wire' | 'settings' | 'tvZone'> {
  /** @param hasty whether storage was found not to answer, and is not to be waited for again */
  openStorage(database: string, hasty: boolean): AppStorage
  /** @returns whether it is gone */
  deleteStorage(database: string): Promise<boolean>
  /** Keeps two windows from renewing the same account at once, where the engine can. */
  turnsFor?(name: string): InTurn
}

const KEY = 'household'

/** The first one's is where everything was when there could be only one. */
const databaseOf = (id: number) => (id === 1 ? 'foyer' : `foyer-${id}`)

/** Reads who lives here; whoever had the seat last takes it again, or is asked for. Never rejects. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { wire, settings, tvZone } = parts
  const namespace = `${settings.clientId} ${settings.relay} ${settings.api}`
  const shelf = parts.openStorage('foyer-household', false)
  const read = keptHousehold(await shelf.get(KEY), namespace)
  let elsewhere: Elsewhere = read.elsewhere
  let { household } = read
  let asking = household.ask && known(household).length > 1 && !newcomer(household)
  let seats = 0
  let twinId: number | undefined
  const places = new Map<number, Place>()
  const listeners = new Set<() => void>()
  /** How much of what happened is still on its way to the disk. */
  let unwritten = 0
  let seat = newSeat()
  /** What the screens were told of. */
  let told = { seat, state: stateOf(household, asking) }

  function placeOf(id: number): Place {
    const place =
      places.get(id) ??
      createPlace(
        namespaced(namespace, parts.openStorage(databaseOf(id), !shelf.isPersistent())),
        {
          isTheirs: async () => (await refresh()) && residentOf(household, id)?.at === 'in',
          inTurn: parts.turnsFor?.(`${databaseOf(id)} ${namespace}`),
        },
        () => void refresh(),
      )
    places.set(id, place)
    return place
  }

  /**
   * All that follows at once: whose turn it is, who has the seat, and then what the screens are told.
   * @param ask whether nobody is chosen from here on
   * @returns when it is on the disk
   */
  async function happened(event: HouseholdEvent, ask = asking): Promise<void> {
    const before = household
    const left = turn(afterEvent(household, event), ask)
    if (household !== before) {
      unwritten += 1
      const kept = await shelf.update(KEY, (kept) => {
        const there =
          kept === undefined ? { household: before, elsewhere } : keptHousehold(kept, namespace)
        return toKept(afterEvent(there.household, event), there.elsewhere, namespace)
      })
      unwritten -= 1
      takeOver(kept)
    }
    await Promise.all(left.map((place) => place.empty()))
  }

  /** Another window may have changed who lives here. @returns true, for one who waits for it */
  async function refresh(): Promise<true> {
    takeOver(await shelf.look(KEY))
    return true
  }

  /** What another window did to the household; whose turn it is is each window's own affair. */
  function takeOver(kept: unknown) {
    if (kept === undefined || unwritten > 0) return
    const there = keptHousehold(kept, namespace)
    elsewhere = there.elsewhere
    const { current, before, ...rest } = there.household
    const isHere = (id: number | undefined) => rest.people.some((one) => one.id === id)
    const last = isHere(household.before) ? household.before : before
    const next: Household = {
      ...rest,
      current: isHere(household.current) ? household.current : current,
      ...(last !== undefined && { before: last }),
    }
    for (const place of turn(next, asking)) void place.empty()
  }

  /** The household is as `next` says from here on. @returns the places of those who are gone */
  function turn(next: Household, ask: boolean): Place[] {
    const before = { household, asking }
    // Plain data, and little of it; the same content must stay the same object.
    if (JSON.stringify(next) !== JSON.stringify(household)) household = next
    asking = ask
    const left = before.household.people
      .filter(({ id }) => !residentOf(household, id))
      .map(({ id }) => placeOf(id))
    for (const place of left) place.leave()
    const isTurned = household.current !== before.household.current
    if (isTurned || (asking && !before.asking)) {
      seat.close()
      seat = newSeat()
    }
    if (!asking && (isTurned || before.asking)) void seat.open()
    publish()
    return left
  }

  function publish() {
    const state = stateOf(household, asking, twinId)
    // Plain data, and little of it; the same content must stay the same object.
    if (seat === told.seat && JSON.stringify(state) === JSON.stringify(told.state)) return
    told = { seat, state }
    for (const listener of [...listeners]) listener()
  }

  /** A seat for whose turn it is. */
  function newSeat(): Seat {
    const id = household.current
    seats += 1
    const mine: Seat = createSeat({
      number: seats,
      wire,
      settings,
      tvZone,
      place: placeOf(id),
      admission: () => admissionTo(id, () => seat === mine),
      onEnded: () => void happened({ was: 'ended', id }),
    })
    mine.session.subscribe(() => {
      if (seat === mine) heard(id, mine)
    })
    return mine
  }

  /** What is shown of a session is known of its person. */
  function heard(id: number, { session, isPersistent }: Seat) {
    const now = session.state()
    if (now.at === 'signed-in') {
      const { person } = now
      const twin = person && twinOf(household, id, person)
      if (twin) void moveTo(twin.id, id, person)
      else void happened({ was: 'signed-in', id, ...(person && { person }) })
    }
    // Without tokens there is no session. Unless the disk did not answer: it may have them yet.
    if (now.at === 'signed-out' && (now.ended || isPersistent()))
      void happened({ was: 'ended', id })
  }

  /** A place that is somebody's, or one of several, is not for whoever happens to sign in there. */
  function admissionTo(id: number, isThere: () => boolean): Admission | undefined {
    const resident = residentOf(household, id)
    const isFirst = resident?.at === 'new' && household.people.length === 1
    if (resident?.at === 'in' || isFirst) return undefined
    return async (person) => {
      await refresh()
      const twin = person && twinOf(household, id, person)
      if (twin) {
        await moveTo(twin.id, id, person)
        return false
      }
      if (resident?.at === 'new' || (person && person.id === resident?.person?.id)) return isThere()
      await moveTo(household.next, id, person)
      return false
    }
  }

  /**
   * Takes the account from one place to another, which is somebody's already or the next to be given.
   * Comes to nothing when another takes the seat meanwhile.
   */
  async function moveTo(into: number, from: number, person: Person | undefined) {
    const mine = seat
    const isNew = into === household.next
    const [old, place] = [placeOf(from), placeOf(into)]
    const { account } = old
    // A renewal that is under way is worth more than the token that it renews.
    await account?.idle()
    if (!account || old.account !== account || seat !== mine) return
    old.account = undefined
    account.end()
    place.account?.end()
    place.account = undefined
    if (isNew) await place.storage.clear()
    // On the disk there before it goes from here: a kill in between costs nobody their session.
    await place.storage.set('tokens', account.tokens())
    if (person) await place.storage.set('person', person)
    if (seat !== mine) return
    void old.storage.delete('tokens')
    twinId = isNew ? undefined : into
    void happened(isNew ? { was: 'replaced', id: from } : { was: 'recognized', id: from, into })
  }

  async function sweep() {
    const ids = household.gone
    const swept = await Promise.all(ids.map((id) => parts.deleteStorage(databaseOf(id))))
    void happened({ was: 'swept', ids: ids.filter((_, n) => swept[n]) })
  }

  if (!asking) void seat.open()
  void sweep()

  return {
    seat: () => told.seat,
    isPersistent: shelf.isPersistent,
    onPersistentChange: shelf.onPersistentChange,
    state: () => told.state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose: (id) => void happened({ was: 'chosen', id }, false),
    twinSeen() {
      twinId = undefined
      publish()
    },
    async add() {
      await refresh()
      // Should the disk have something there, by whatever accident, it is nobody's.
      if (!newcomer(household)) void placeOf(household.next).storage.clear()
      await happened({ was: 'added' }, false)
    },
    back() {
      const { back } = told.state
      if (back) void happened({ was: 'cancelled' }, back === 'people')
    },
    signOut(id) {
      const isAnother = !asking && household.current !== id
      return happened({ was: 'signed-out', id }, !isAnother && known(household).length > 2)
    },
    askAtStart: (ask) => void happened({ was: 'ask-chosen', ask }),
    resume() {
      void refresh()
      seat.resume()
    },
    offline: () => seat.offline(),
  }
}
