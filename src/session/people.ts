import type { PeopleState } from './household'

/** What the screens can do about who uses this television. */
export interface People {
  /** The same object until something changes. */
  state(): PeopleState
  /** @returns a way to stop */
  subscribe(changed: () => void): () => void
  /** It is this person's turn. */
  choose(id: number): void
  /** Somebody more signs in; who is there stays signed in. */
  add(): void
  /** Away from the sign-in, to where `state().back` leads. */
  back(): void
  /** `state().twin` was seen. */
  twinSeen(): void
  /** Removes every trace of a person; resolves when it is off the disk. */
  signOut(id: number): Promise<void>
  /** Whether to ask at each start who is watching. */
  askAtStart(ask: boolean): void
}
