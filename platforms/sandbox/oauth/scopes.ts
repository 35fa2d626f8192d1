// What may be asked for, in the words of the approval pages.

/** The scopes that are ticked on the sandbox's integration. */
export const SCOPES: Record<string, string> = {
  'meeting:schedules_read': 'See your meetings and who is invited',
  'meeting:participants_read': 'See who took part in meetings that you host',
  'meeting:recordings_read': 'See your recordings',
  'meeting:transcripts_read': 'Read transcripts of your meetings',
  'meeting:summaries_read': 'Read summaries of your meetings',
  'meeting:preferences_read': 'See your meeting sites and your personal room',
  'meeting:controls_read': 'See the state of a meeting in progress',
  'spark:people_read': 'See your name and picture',
}

/**
 * OpenID Connect's. "OpenID Connect scopes do not need to be registered" with the integration (Login with
 * Webex), and the device grant does not know them.
 */
export const OPENID_SCOPES: Record<string, string> = {
  openid: 'Know that it is you',
  profile: 'See your name',
  email: 'See your email address',
  phone: 'See your phone number',
  address: 'See your postal address',
}
