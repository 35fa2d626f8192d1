// Runs the profiles: owns their storages and accounts, makes the services of the current one, and deletes
// what belongs to those who are gone. What is decided stands in reducer.ts. Each profile has a database of
// its own. Another window may have the same list open, so an event is applied to the list that the disk
// has, not only to the one in memory.

import type { IdentityCheck } from '../session/session'
import { type AppStorage, namespaced } from '../tv/storage'
import type { InTurn } from '../tv/turns'
import type { Person } from '../webex/people'
import type { Profiles } from './profiles'
import {
  afterEvent,
  findByPersonId,
  known,
  type ProfileEvent,
  type ProfileList,
  pendingProfile,
  profileOf,
  stateOf,
} from './reducer'
import { createProfileServices, type ProfileServices, type ProfileServicesDeps } from './services'
import { createProfileStorage, type ProfileStorage } from './storage'
import { type Elsewhere, storedList, toKept } from './stored-list'

export interface ProfilesRunner extends Profiles {
  /** The services of the current profile; another object after each switch. */
  services(): ProfileServices
  /** False when the list of profiles will be gone at the next start. */
  isPersistent(): boolean
  /** Calls back when `isPersistent()` changes. @returns a way to stop */
  onPersistentChange(changed: () => void): () => void
  /** Standby is over, or the network is back. */
  resume(): void
  /** The network seems to be gone. */
  offline(): void
}

export interface ProfilesDeps extends Pick<ProfileServicesDeps, 'http' | 'settings' | 'tvZone'> {
  /** @param hasty whether storage was found not to answer, and is not to be waited for again */
  openStorage(database: string, hasty: boolean): AppStorage
  /** @returns whether it is gone */
  deleteStorage(database: string): Promise<boolean>
  /** Keeps two windows from renewing the same account at once, where the engine can. */
  turnsFor?(name: string): InTurn
}

const KEY = 'household'

/** Profile 1 keeps the database name from before there were profiles. */
const databaseOf = (id: number) => (id === 1 ? 'foyer' : `foyer-${id}`)

/**
 * Reads the list of profiles and opens the one that was current last, or the chooser where the viewer wants
 * to be asked. Never rejects.
 */
export async function openProfiles(parts: ProfilesDeps): Promise<ProfilesRunner> {
  const { http, settings, tvZone } = parts
  const namespace = `${settings.clientId} ${settings.relay} ${settings.api}`
  const shelf = parts.openStorage('foyer-household', false)
  const read = storedList(await shelf.get(KEY), namespace)
  let elsewhere: Elsewhere = read.elsewhere
  let { list } = read
  let asking = list.ask && known(list).length > 1 && !pendingProfile(list)
  let made = 0
  let recognizedId: number | undefined
  const storages = new Map<number, ProfileStorage>()
  const listeners = new Set<() => void>()
  /** How much of what happened is still on its way to the disk. */
  let unwritten = 0
  let services = newServices()
  /** What `state()` and `services()` returned last. */
  let told = { services, state: stateOf(list, asking) }

  function storageOf(id: number): ProfileStorage {
    const profileStorage =
      storages.get(id) ??
      createProfileStorage(
        namespaced(namespace, parts.openStorage(databaseOf(id), !shelf.isPersistent())),
        {
          isTheirs: async () => (await refresh()) && profileOf(list, id)?.at === 'in',
          inTurn: parts.turnsFor?.(`${databaseOf(id)} ${namespace}`),
        },
        () => void refresh(),
      )
    storages.set(id, profileStorage)
    return profileStorage
  }

  /**
   * Applies an event: to the list in memory at once, then to the one on the disk.
   * @param ask whether the chooser is open from here on
   * @returns when the list is on the disk and what was removed is deleted
   */
  async function happened(event: ProfileEvent, ask = asking): Promise<void> {
    const before = list
    const left = turn(afterEvent(list, event), ask)
    if (list !== before) {
      unwritten += 1
      const kept = await shelf.update(KEY, (kept) => {
        const there = kept === undefined ? { list: before, elsewhere } : storedList(kept, namespace)
        return toKept(afterEvent(there.list, event), there.elsewhere, namespace)
      })
      unwritten -= 1
      takeOver(kept)
    }
    await Promise.all(left.map((profileStorage) => profileStorage.empty()))
  }

  /** Reads what another window may have changed. @returns true, so that it can be awaited in a condition */
  async function refresh(): Promise<true> {
    takeOver(await shelf.look(KEY))
    return true
  }

  /** Takes over the list of another window; the current profile is each window's own. */
  function takeOver(kept: unknown) {
    if (kept === undefined || unwritten > 0) return
    const there = storedList(kept, namespace)
    elsewhere = there.elsewhere
    const { current, before, ...rest } = there.list
    const isHere = (id: number | undefined) => rest.people.some((one) => one.id === id)
    const last = isHere(list.before) ? list.before : before
    const next: ProfileList = {
      ...rest,
      current: isHere(list.current) ? list.current : current,
      ...(last !== undefined && { before: last }),
    }
    for (const profileStorage of turn(next, asking)) void profileStorage.empty()
  }

  /** Makes `next` the list, and switches services where it has another current profile.
   * @returns the storages of profiles that are gone */
  function turn(next: ProfileList, ask: boolean): ProfileStorage[] {
    const before = { list, asking }
    // Plain data, and little of it; the same content must stay the same object.
    if (JSON.stringify(next) !== JSON.stringify(list)) list = next
    asking = ask
    const left = before.list.people
      .filter(({ id }) => !profileOf(list, id))
      .map(({ id }) => storageOf(id))
    for (const profileStorage of left) profileStorage.leave()
    const isTurned = list.current !== before.list.current
    if (isTurned || (asking && !before.asking)) {
      services.close()
      services = newServices()
    }
    if (!asking && (isTurned || before.asking)) void services.open()
    publish()
    return left
  }

  function publish() {
    const state = stateOf(list, asking, recognizedId)
    // Plain data, and little of it; the same content must stay the same object.
    if (services === told.services && JSON.stringify(state) === JSON.stringify(told.state)) return
    told = { services, state }
    for (const listener of [...listeners]) listener()
  }

  /** The services of the current profile. */
  function newServices(): ProfileServices {
    const id = list.current
    made += 1
    const mine: ProfileServices = createProfileServices({
      number: made,
      http,
      settings,
      tvZone,
      profileStorage: storageOf(id),
      identityCheck: () => identityCheckFor(id, () => services === mine),
      onEnded: () => void happened({ was: 'ended', id }),
    })
    mine.session.subscribe(() => {
      if (services === mine) heard(id, mine)
    })
    return mine
  }

  /** Follows a session: notes who signed in, and that a sign-in has ended. */
  function heard(id: number, { session, isPersistent }: ProfileServices) {
    const now = session.state()
    if (now.status === 'signed_in') {
      const { person } = now
      const existing = person && findByPersonId(list, id, person)
      if (existing) void moveTo(existing.id, id, person)
      else void happened({ was: 'signed-in', id, ...(person && { person }) })
    }
    // Without tokens there is no session. Unless the disk did not answer: it may have them yet.
    if (now.status === 'signed_out' && (now.ended || isPersistent()))
      void happened({ was: 'ended', id })
  }

  /**
   * Checks who has signed in, where the profile belongs to somebody or is one of several: an account is
   * moved to the profile of its own person.
   * @returns undefined where anybody may sign in
   */
  function identityCheckFor(id: number, isThere: () => boolean): IdentityCheck | undefined {
    const profile = profileOf(list, id)
    const isFirst = profile?.at === 'new' && list.people.length === 1
    if (profile?.at === 'in' || isFirst) return undefined
    return async (person) => {
      await refresh()
      const existing = person && findByPersonId(list, id, person)
      if (existing) {
        await moveTo(existing.id, id, person)
        return false
      }
      if (profile?.at === 'new' || (person && person.id === profile?.person?.id)) return isThere()
      await moveTo(list.next, id, person)
      return false
    }
  }

  /**
   * Moves the account from one profile to another, which exists already or is the next to be made.
   * Does nothing when the current profile has changed meanwhile.
   */
  async function moveTo(into: number, from: number, person: Person | undefined) {
    const mine = services
    const isNew = into === list.next
    const [old, profileStorage] = [storageOf(from), storageOf(into)]
    const { account } = old
    // A renewal that is under way is worth more than the token that it renews.
    await account?.idle()
    if (!account || old.account !== account || services !== mine) return
    old.account = undefined
    account.end()
    profileStorage.account?.end()
    profileStorage.account = undefined
    if (isNew) await profileStorage.storage.clear()
    // Stored there before it is deleted here, so that a kill in between loses no sign-in.
    await profileStorage.storage.set('tokens', account.tokens())
    if (person) await profileStorage.storage.set('person', person)
    if (services !== mine) return
    void old.storage.delete('tokens')
    recognizedId = isNew ? undefined : into
    void happened(isNew ? { was: 'replaced', id: from } : { was: 'recognized', id: from, into })
  }

  async function sweep() {
    const ids = list.gone
    const swept = await Promise.all(ids.map((id) => parts.deleteStorage(databaseOf(id))))
    void happened({ was: 'swept', ids: ids.filter((_, n) => swept[n]) })
  }

  if (!asking) void services.open()
  void sweep()

  return {
    services: () => told.services,
    isPersistent: shelf.isPersistent,
    onPersistentChange: shelf.onPersistentChange,
    state: () => told.state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose: (id) => void happened({ was: 'chosen', id }, false),
    recognizedSeen() {
      recognizedId = undefined
      publish()
    },
    async add() {
      await refresh()
      // A database of that number may be left over from a kill; nothing in it is the new person's.
      if (!pendingProfile(list)) void storageOf(list.next).storage.clear()
      await happened({ was: 'added' }, false)
    },
    back() {
      const { back } = told.state
      if (back) void happened({ was: 'cancelled' }, back === 'people')
    },
    signOut(id) {
      const isAnother = !asking && list.current !== id
      return happened({ was: 'signed-out', id }, !isAnother && known(list).length > 2)
    },
    askAtStart: (ask) => void happened({ was: 'ask-chosen', ask }),
    resume() {
      void refresh()
      services.resume()
    },
    offline: () => services.offline(),
  }
}
