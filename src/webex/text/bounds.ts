// How long a text from outside may be, decided here for every parser. Webex's own limits are lower; what
// is longer comes from a fault or from somebody who tries what a television bears.

/** In UTF-16 units. What is longer is cut, is missing, or makes its item unusable, as each line says. */
export const LONGEST = {
  /** Longer: no id, and what it is of cannot be used. Webex's have 32 to 120. */
  id: 512,
  /** States, kinds, formats, numbers, time stamps, access codes. Longer: missing. */
  word: 64,
  /** E-mail and SIP addresses (RFC 5321 4.5.3.1), hosts (RFC 1035 2.3.4). Longer: missing. */
  address: 254,
  /** Longer: missing, since half a password opens nothing. */
  password: 256,
  /** Of people, and labels of telephone numbers. Longer: cut. */
  name: 128,
  /** Of meetings and recordings (128 at Webex). Longer: cut. */
  title: 256,
  /** A rule of recurrence (RFC 5545). Longer: missing. */
  rule: 1024,
  /** A page that a phone opens. Longer: cut, so that it can be said that there is one; see `pageLink`. */
  pageLink: 4096,
  /** A picture or a file that the television fetches, with its ticket. Longer: missing. */
  fileLink: 8192,
  /** For a support call. Longer: cut. */
  trackingId: 128,
  /** What an answer says went wrong. Longer: cut. */
  errorMessage: 200,
  /** `agenda` by Cisco's description (GET /meetings). Longer: cut. */
  prose: 1300,
  /** What is read of prose that may be HTML: Outlook writes twenty characters of markup for one of text. */
  proseHtml: 30_000,
  /** The notes of a summary; those of a day's meeting are some 10 000. Longer: cut. */
  notesHtml: 200_000,
  /** A transcript of eight hours has some 600 kB. Longer: cut. */
  transcript: 4_000_000,
  /** One line of a transcript. Longer: cut. */
  spoken: 1000,
}

/** How many items of a list inside an item are read. */
export const MOST_ITEMS = 1000
