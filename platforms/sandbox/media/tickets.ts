// Temporary links to media: whoever has the ticket in one gets the file, without signing in, for
// three hours. https://developer.webex.com/docs/api/v1/recordings/get-recording-details

import { randomBytes } from 'node:crypto'
import type { MediaFile } from './videos'

/** "Expires 3 hours after the API request." */
export const TICKET_LIFETIME_S = 3 * 3600

export interface Tickets {
  /** A new link to a file; dead from the start when `lifetime_s` is not above 0. */
  link(file: MediaFile, lifetime_s?: number): string
  /** The file of a ticket; undefined when nobody gave it out or its time is over. */
  file(ticket: string): MediaFile | undefined
}

/**
 * No tickets yet.
 * @param origin where the media is, asked for at each link
 */
export function createTickets(now_ms: () => number, origin: () => string): Tickets {
  const given = new Map<string, { file: MediaFile; expiresAt_ms: number }>()
  return {
    link(file, lifetime_s = TICKET_LIFETIME_S) {
      const ticket = randomBytes(24).toString('base64url')
      given.set(ticket, { file, expiresAt_ms: now_ms() + lifetime_s * 1000 })
      return `${origin()}/nbr/${ticket}`
    },
    file(ticket) {
      const known = given.get(ticket)
      return known && now_ms() < known.expiresAt_ms ? known.file : undefined
    },
  }
}
