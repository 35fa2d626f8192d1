// Where the text of what was said is found: through the transcripts of the meeting, or, when the
// integration may not see those, behind the link that the recording itself gives for a while.

import { lacksRight } from '../queries/lacks-right'
import { unwrap } from '../queries/unwrap'
import type { WebexClient } from '../webex/client/client'
import { type Failure, WebexError } from '../webex/http/failure'
import { instantOf } from '../webex/meetings/meetings'
import { getRecording } from '../webex/recordings/recordings'
import {
  downloadTranscript,
  fetchTranscript,
  listTranscripts,
  type WebexTranscript,
} from '../webex/recordings/transcripts'
import type { Recording } from './recording'

const DAY_MS = 86_400_000

/**
 * The transcript of a recording as WebVTT: out of its meeting's transcripts, or, where the meeting is not known or
 * those may not be read, from the recording's own link. Undefined when there is none.
 * @throws WebexError; `http` with 403 when both ways are forbidden
 * @throws AbortError when `signal` aborts
 */
export async function transcriptOf(
  client: WebexClient,
  recording: Recording,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!recording.meetingId) return behindLink(client, recording, signal)
  try {
    return await ofMeeting(client, recording.meetingId, recording, signal)
  } catch (error) {
    if (!(error instanceof WebexError) || !lacksRight(error.failure)) throw error
    const text = await behindLink(client, recording, signal).catch((other) => {
      // To the viewer the reason is the missing right, not what went wrong with the second way.
      if (other instanceof WebexError) throw error
      throw other
    })
    if (text === undefined) throw error
    return text
  }
}

async function ofMeeting(
  client: WebexClient,
  meetingId: string,
  recording: Recording,
  signal: AbortSignal,
): Promise<string | undefined> {
  const from = recording.start - DAY_MS
  const to = recording.start + 2 * DAY_MS
  const transcripts = await unlessMissing(
    listTranscripts(client, { meetingId, from, to, signal }).then(unwrap),
  )
  const transcriptId = nearest(transcripts ?? [], recording.start)?.id
  if (transcriptId === undefined) return undefined
  return unlessMissing(downloadTranscript(client, { transcriptId, signal }).then(unwrap))
}

/** A meeting that was recorded in parts has a transcript of each. */
function nearest(transcripts: WebexTranscript[], start: number): WebexTranscript | undefined {
  const away = ({ startTime = '' }: WebexTranscript) =>
    Math.abs((instantOf(startTime) ?? Number.MAX_SAFE_INTEGER) - start)
  return transcripts
    .filter(({ status = 'available' }) => status === 'available')
    .reduce<WebexTranscript | undefined>(
      (best, one) => (best && away(best) <= away(one) ? best : one),
      undefined,
    )
}

async function behindLink(
  client: WebexClient,
  { id: recordingId }: Recording,
  signal: AbortSignal,
): Promise<string | undefined> {
  const files = unwrap(await getRecording(client, { recordingId, signal }))
  const link = files.transcriptDownloadLink
  if (link === undefined) return undefined
  const text = await fetchTranscript(client, { link, signal })
  if (text.ok) return text.value
  if (isMissing(text.failure)) return undefined
  throw new WebexError(text.failure)
}

const isMissing = (failure: Failure) => failure.kind === 'http' && failure.status === 404

/**
 * The value of a call, or undefined where Webex answers that there is no such thing (404).
 * @throws WebexError of any other failure
 */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof WebexError && isMissing(error.failure)) return undefined
    throw error
  }
}
