// Runs the profiles: owns their storages, accounts and abort signals, makes the services of the current one, and
// deletes what belongs to those who are gone. What is decided stands in reducer.ts and list.ts. Each profile has a
// database of its own. Another window may have the same list open, so an event is applied to the list that
// the disk has, not only to the one in memory.

import type { BrowserSignInOptions } from '../session/browser/browser-sign-in-loop'
import type { BrowserSignInStart } from '../session/browser/pending-browser-sign-in'
import { createPollTurns } from '../session/device-code/poll-turns'
import type { IdentityCheck } from '../session/identity'
import { createStore, isSameContent } from '../store'
import { namespaced } from '../tv/storage/namespaced'
import type { AppStorage } from '../tv/storage/storage'
import type { InTurn } from '../tv/storage/turns'
import type { Page } from '../tv/tv'
import type { Person } from '../webex/sign-in/people'
import { databaseOf, LIST_DATABASE } from './databases'
import { findByPersonId, type ListEvent, listAfterEvent, pendingProfile, profileOf } from './list'
import type { Profiles } from './profiles'
import { afterEvent, initialData, type ProfileEvent, type ProfilesData, stateOf } from './reducer'
import { createProfileServices, type ProfileServices, type ProfileServicesDeps } from './services'
import { createProfileStorage, moveAccount, type ProfileStorage } from './storage'
import { type Elsewhere, storedList, toStored } from './stored-list'

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
  /** Stops everything of the current profile but a renewal that is under way; what is stored stays. */
  close(): void
}

export interface ProfilesDeps extends Pick<ProfileServicesDeps, 'http' | 'settings' | 'tvZone'> {
  /** @param hasty whether storage was found not to answer, and is not to be waited for again */
  openStorage(database: string, hasty: boolean): AppStorage
  /** @returns whether it is gone */
  deleteStorage(database: string): Promise<boolean>
  /** Keeps two windows from renewing the same account at once, where the engine can. */
  turnsFor?(name: string): InTurn
  /** For signing in on this device; undefined where that is not possible. */
  browserSignIn?: { page: Page; start?: BrowserSignInStart | undefined } | undefined
}

const KEY = 'household'
/** Set once somebody signed out by hand, who is then not signed in again without being asked. */
const SIGNED_OUT_KEY = 'signed-out'

/**
 * Reads the list of profiles and opens the one that was current last, or the chooser where the viewer wants
 * to be asked. Never rejects.
 */
export async function openProfiles(deps: ProfilesDeps): Promise<ProfilesRunner> {
  const { http, settings, tvZone } = deps
  const namespace = `${settings.clientId} ${settings.relay} ${settings.api}`
  const listStorage = deps.openStorage(LIST_DATABASE, false)
  const read = storedList(await listStorage.get(KEY), namespace)
  let elsewhere: Elsewhere = read.elsewhere
  const isSilent = deps.browserSignIn?.start?.type === 'silent'
  const isSignedOut = isSilent && (await listStorage.get(SIGNED_OUT_KEY)) !== undefined
  let start = isSignedOut ? undefined : deps.browserSignIn?.start
  const returning = start && 'pending' in start ? start.pending?.profile : undefined
  let data = initialData(read.list, returning)
  const storages = new Map<number, ProfileStorage>()
  /** How much of what happened is still on its way to the disk. */
  let unwritten = 0
  let made = 0
  /** Of the current services. */
  let scope = new AbortController()
  const store = createStore(
    { services: newServices(), state: stateOf(data) },
    (a, b) => a.services === b.services && isSameContent(a.state, b.state),
  )

  function storageOf(id: number): ProfileStorage {
    const known = storages.get(id)
    if (known) return known
    const profileStorage = createProfileStorage(
      namespaced(namespace, deps.openStorage(databaseOf(id), !listStorage.isPersistent())),
      {
        async isTheirs() {
          await refresh()
          return profileOf(data.list, id)?.status === 'signed_in'
        },
        inTurn: deps.turnsFor?.(`${databaseOf(id)} ${namespace}`),
      },
      () => void refresh(),
    )
    profileStorage.pollTurns = createPollTurns(profileStorage.storage, http.clock)
    storages.set(id, profileStorage)
    return profileStorage
  }

  /**
   * Applies an event: to what this window knows at once, then to the list on the disk.
   * @returns when the list is on the disk and what was removed is deleted
   */
  async function happened(event: ListEvent): Promise<void> {
    const before = data.list
    const removed = apply(event)
    if (data.list !== before) {
      unwritten += 1
      const stored = await listStorage.update(KEY, (stored) => {
        const there =
          stored === undefined ? { list: before, elsewhere } : storedList(stored, namespace)
        return toStored(listAfterEvent(there.list, event), there.elsewhere, namespace)
      })
      unwritten -= 1
      takeOver(stored)
    }
    await Promise.all(removed.map((profileStorage) => profileStorage.empty()))
  }

  /** Reads the list on the disk, which another window may have changed. */
  async function refresh() {
    takeOver(await listStorage.look(KEY))
  }

  function takeOver(stored: unknown) {
    if (stored === undefined || unwritten > 0) return
    const there = storedList(stored, namespace)
    elsewhere = there.elsewhere
    for (const profileStorage of apply({ type: 'list_read', list: there.list }))
      void profileStorage.empty()
  }

  /**
   * Applies an event to what this window knows, and makes new services where the current profile changed.
   * @returns the storages of profiles that are gone, which take nothing any more
   */
  function apply(event: ProfileEvent): ProfileStorage[] {
    const before = data
    data = afterEvent(before, event)
    const removed = before.list.people
      .filter(({ id }) => !profileOf(data.list, id))
      .map(({ id }) => storageOf(id))
    for (const one of removed) one.remove()
    store.set({ services: servicesAfter(before), state: stateOf(data) })
    return removed
  }

  /** The services from here on: new ones after a switch, and when the chooser opens; the chooser reads nothing. */
  function servicesAfter(before: ProfilesData): ProfileServices {
    const isSwitched = data.list.current !== before.list.current
    const isOpened = data.isChooserOpen && !before.isChooserOpen
    let { services } = store.get()
    if (isSwitched || isOpened) {
      scope.abort()
      services = newServices()
    }
    if (!data.isChooserOpen && (isSwitched || before.isChooserOpen)) void services.open()
    return services
  }

  /** The services of the current profile, with a signal of their own. */
  function newServices(): ProfileServices {
    const id = data.list.current
    scope = new AbortController()
    const { signal } = scope
    made += 1
    const services = createProfileServices({
      number: made,
      signal,
      http,
      settings,
      tvZone,
      profileStorage: storageOf(id),
      browserSignIn: browserSignInFor(id),
      identityCheck: () => identityCheckFor(id, signal),
      onEnded: () => void happened({ type: 'session_ended', id }),
    })
    services.session.subscribe(() => {
      if (!signal.aborted) follow(id, services, signal)
    })
    return services
  }

  function browserSignInFor(id: number): BrowserSignInOptions | undefined {
    return (
      deps.browserSignIn && {
        page: deps.browserSignIn.page,
        profile: id,
        takeStart() {
          const taken = start
          start = undefined
          // Nobody is signed in silently beside others, or in place of one whose sign-in has expired.
          return taken?.type === 'silent' && stateOf(data).people.length > 0 ? undefined : taken
        },
        loginHint() {
          const profile = profileOf(data.list, id)
          return profile?.status === 'ended' ? profile.person?.email : undefined
        },
      }
    )
  }

  /** Follows a session: notes who signed in, and that a sign-in has ended. */
  function follow(id: number, { session, isPersistent }: ProfileServices, signal: AbortSignal) {
    const now = session.state()
    if (now.status === 'signed_in') {
      const { person } = now
      const existing = person && findByPersonId(data.list, id, person)
      if (settings.silentSignIn === 'on') void listStorage.delete(SIGNED_OUT_KEY)
      if (existing) void moveTo(existing.id, id, person, signal)
      else void happened({ type: 'signed_in', id, ...(person && { person }) })
    }
    if (now.status !== 'signed_out') return
    if (now.ended) void happened({ type: 'session_ended', id })
    // Where the disk did not answer, it may have tokens yet.
    else if (isPersistent()) void happened({ type: 'tokens_missing', id })
  }

  /**
   * Checks who has signed in, where the profile belongs to somebody or is one of several: an account is
   * moved to the profile of its own person.
   * @returns undefined where anybody may sign in
   */
  function identityCheckFor(id: number, signal: AbortSignal): IdentityCheck | undefined {
    const profile = profileOf(data.list, id)
    const isFirst = profile?.status === 'new' && data.list.people.length === 1
    if (profile?.status === 'signed_in' || isFirst) return undefined
    return async (person) => {
      await refresh()
      const existing = person && findByPersonId(data.list, id, person)
      if (existing) {
        await moveTo(existing.id, id, person, signal)
        return false
      }
      const isSame = person && person.id === profile?.person?.id
      if (profile?.status === 'new' || isSame) return !signal.aborted
      await moveTo(data.list.next, id, person, signal)
      return false
    }
  }

  /**
   * Moves the account from one profile to another, which exists already or is the next to be made.
   * @param signal of the profile that it is moved from; does nothing once it has aborted
   */
  async function moveTo(
    into: number,
    from: number,
    person: Person | undefined,
    signal: AbortSignal,
  ) {
    const isNew = into === data.list.next
    const old = storageOf(from)
    const isMoved = await moveAccount(old, storageOf(into), isNew, person, signal)
    if (!isMoved || signal.aborted) return
    // Deleted here after it was stored there, so that a kill in between loses no sign-in.
    void old.storage.delete('tokens')
    void happened(
      isNew ? { type: 'person_replaced', id: from } : { type: 'person_recognized', id: from, into },
    )
  }

  async function deleteGone() {
    const ids = data.list.gone
    const isDeleted = await Promise.all(ids.map((id) => deps.deleteStorage(databaseOf(id))))
    void happened({ type: 'databases_deleted', ids: ids.filter((_, n) => isDeleted[n]) })
  }

  if (!data.isChooserOpen) void store.get().services.open()
  void deleteGone()

  return {
    services: () => store.get().services,
    isPersistent: listStorage.isPersistent,
    onPersistentChange: listStorage.onPersistentChange,
    state: () => store.get().state,
    subscribe: store.subscribe,
    choose: (id) => void happened({ type: 'profile_chosen', id }),
    recognizedSeen: () => void apply({ type: 'recognized_shown' }),
    async add() {
      await refresh()
      // A database of that number may be left over from a kill; nothing in it is the new person's.
      if (!pendingProfile(data.list)) void storageOf(data.list.next).storage.clear()
      await happened({ type: 'adding_started' })
    },
    back: () => void happened({ type: 'sign_in_left' }),
    async signOut(id) {
      if (settings.silentSignIn === 'on') void listStorage.set(SIGNED_OUT_KEY, true)
      await happened({ type: 'signed_out', id })
    },
    askAtStart: (ask) => void happened({ type: 'ask_at_start_chosen', ask }),
    resume() {
      void refresh()
      store.get().services.resume()
    },
    offline: () => store.get().services.offline(),
    close: () => scope.abort(),
  }
}
