// The media of one sandbox: its tickets, its trap, its people's pictures, and which kind of video the links
// lead to.

import { avatarFile } from './avatars'
import { createTickets, type Tickets } from './tickets'
import { createTrap, type Trap } from './token-leak-log'
import type { VideoType } from './videos'

export interface Media {
  tickets: Tickets
  trap: Trap
  /** What new links lead to; those that were given stay what they are. */
  type: VideoType
  /** The address of an account's picture, which anybody may fetch; undefined when there is none. */
  avatarOf(accountId: string): string | undefined
}

/**
 * Media with MP4, as Webex has it.
 * @param origin where it is served, asked for at each link
 */
export function createMedia(now_ms: () => number, origin: () => string): Media {
  return {
    tickets: createTickets(now_ms, origin),
    trap: createTrap(),
    type: 'mp4',
    avatarOf: (accountId) =>
      avatarFile(accountId) ? `${origin()}/avatar/${accountId}` : undefined,
  }
}
