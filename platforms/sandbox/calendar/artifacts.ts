// What a meeting leaves behind: whether it was recorded, as which video, and what is odd about it. A
// plan may say it; else it follows from chance, so that ordinary meetings leave something now and then.

import { VIDEO_NAMES, type VideoName } from '../media/videos'
import { pick } from './seeded-random'

export interface Artifacts {
  video: VideoName
  /**
   * `arf`: in Webex's old format. `prevented`: may not be downloaded, so there is no link to it.
   * `expired`: its links are dead when they are given. `forbidden`: in the list, but its details are
   * refused.
   */
  recording: 'playable' | 'arf' | 'prevented' | 'expired' | 'forbidden'
  transcript: boolean
  /** `forbidden`: the meeting says that it has one, and it is refused. */
  summary: 'available' | 'none' | 'forbidden'
}

const ORDINARY: Artifacts = {
  video: 'review',
  recording: 'playable',
  transcript: true,
  summary: 'available',
}

/** What is left of an occurrence that took place; undefined when nobody recorded it. */
export function artifactsOf(occurrence: {
  id: string
  artifacts?: Partial<Artifacts>
}): Artifacts | undefined {
  const { id, artifacts } = occurrence
  if (artifacts) return { ...ORDINARY, ...artifacts }
  if (!pick([true, false, false], id, 'kept')) return undefined
  return {
    video: pick(VIDEO_NAMES, id, 'video'),
    recording: pick(['playable', 'playable', 'playable', 'playable', 'arf'], id, 'format'),
    transcript: pick([true, true, true, false], id, 'transcript'),
    summary: pick(['available', 'available', 'available', 'none'], id, 'summary'),
  }
}
