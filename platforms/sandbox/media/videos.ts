// The videos that recordings lead to, and what belongs to each: its sound, its transcript, its summary.
// They are kept in git; make.ts made them.

import { readFileSync, statSync } from 'node:fs'

/** All there are. */
export const VIDEO_NAMES = ['review', 'planning', 'standup'] as const
export type VideoName = (typeof VIDEO_NAMES)[number]

/** Webex has MP4 alone; WebM is for browsers that were built without its codecs. */
export const VIDEO_TYPES = ['mp4', 'webm'] as const
export type VideoType = (typeof VIDEO_TYPES)[number]

/** What the link to a piece of media leads to. */
export interface MediaFile {
  contentType: string
  /** May be asked for by pages of other origins. */
  open?: boolean
  /** Bytes. */
  size: number
  bytes(): Uint8Array<ArrayBuffer>
}

/** Lengths of the videos in whole seconds, as `durationSeconds` tells them. */
export const LENGTHS_S: Record<VideoName, number> = { review: 60, planning: 60, standup: 20 }

const SOUND = { mp4: 'm4a', webm: 'weba' } as const
const at = (file: string) => new URL(`videos/${file}`, import.meta.url)

function mediaFile(file: string, contentType: string, open = false): MediaFile {
  return {
    contentType,
    open,
    size: statSync(at(file)).size,
    bytes: () => new Uint8Array(readFileSync(at(file))),
  }
}

/** A video with picture and sound. */
export function videoFile(name: VideoName, type: VideoType): MediaFile {
  return mediaFile(`${name}.${type}`, `video/${type}`)
}

/** The sound of a video alone. */
export function soundFile(name: VideoName, type: VideoType): MediaFile {
  return mediaFile(`${name}.${SOUND[type]}`, `audio/${type}`)
}

/** What was said in a video, as WebVTT. */
export function transcriptFile(name: VideoName): MediaFile {
  return mediaFile(`${name}.vtt`, 'text/vtt; charset=utf-8', true)
}

/** The summary of what was said in a video, in HTML. */
export function summaryIn(name: VideoName): string {
  return readFileSync(at(`${name}.html`), 'utf8')
}

const ARF = new Uint8Array(Buffer.from('ARF\0'.repeat(4096), 'latin1'))
/** A recording in Webex's own old format, which nothing but its own player reads. */
export const ARF_FILE: MediaFile = {
  contentType: 'application/octet-stream',
  size: ARF.length,
  bytes: () => ARF,
}
