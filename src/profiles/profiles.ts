import type { ProfilesState } from './reducer'

/** What the screens can do about who uses this television. */
export interface Profiles {
  /** The same object until something changes. */
  state(): ProfilesState
  /** @returns a way to stop */
  subscribe(changed: () => void): () => void
  /** Makes this the current profile. */
  choose(id: number): void
  /** A further person signs in; the others stay signed in. */
  add(): void
  /** Away from the sign-in, to where `state().back` leads. */
  back(): void
  /** `state().recognized` was shown long enough. */
  recognizedSeen(): void
  /** Removes every trace of a person; resolves when it is off the disk. */
  signOut(id: number): Promise<void>
  /** Whether to ask at each start who is watching. */
  askAtStart(ask: boolean): void
}
