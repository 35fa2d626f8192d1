// Whose "no" a 403 is. Webex has one status for three things: the integration lacks a scope, this person
// has no right to this one item, or the organization forbids the app (Control Hub, "Apps"), which nobody in
// front of the television can change. Cisco documents no code for the last, so its sentences are read, and
// whatever is not plainly the organization's is taken for one of the others.

const WHO = String.raw`\b(?:organi[sz]ation(?:[’']s|s)?|org|tenant|admin(?:istrator)?s?)\b`
const NO = String.raw`\b(?:polic(?:y|ies)|den(?:y|ied|ies)|disallow(?:s|ed)?|(?:not|n[’']t|never)(?: \w+)? (?:allow|permit|approve|enable|authori[sz]e)(?:d|s)?|block(?:s|ed)?|disabled?|restrict(?:s|ed)?|forbid(?:s|den)?|prohibit(?:s|ed)?)`
/** "Your administrator denied access to the integration", "blocked by your organization's policy". */
const POLICY = new RegExp(`${WHO}.{0,80}${NO}|${NO}.{0,80}${WHO}`, 'i')
/** Cisco's own sentence about a token that "is missing required scopes" or a person without a role. */
const RIGHTS = /\b(?:scopes?|roles?|licen[cs]es?|privileges?)\b/i

/**
 * Whether a failed response says that the organization of this person forbids the app (Control Hub, "Apps").
 * @param status only 403 can say so
 * @param messages all that the response says went wrong; see `errorMessages` in response.ts
 */
export function isPolicy(status: number, messages: readonly string[]): boolean {
  return status === 403 && messages.some((text) => POLICY.test(text) && !RIGHTS.test(text))
}
