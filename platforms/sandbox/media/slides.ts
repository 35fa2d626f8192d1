// What is to be seen in the sandbox's videos: a meeting's shared slides, each ten seconds long. Letters
// are Latin alone, since the typeface is.

import type { VideoName } from './videos'

export interface Slide {
  heading: string
  lines: string[]
}

/** How long a slide stands, in seconds. */
export const SLIDE_S = 10

/** The slides of each video; a video is as long as they take together. */
export const SLIDES: Record<VideoName, { host: string; slides: Slide[] }> = {
  review: {
    host: 'Ada Brandt',
    slides: [
      { heading: 'Where we are', lines: ['Three months in numbers', 'What we promised in spring'] },
      {
        heading: 'What went well',
        lines: ['Search answers in half the time', 'Two releases without a night shift'],
      },
      {
        heading: 'What did not',
        lines: ['Uploads fail on slow lines', 'We planned for more hands'],
      },
      {
        heading: 'What people told us',
        lines: ['“Let me read it on the sofa”', '“Where did the old list go?”'],
      },
      { heading: 'What comes next', lines: ['Offline first', 'Larger type, calmer pages'] },
      { heading: 'Questions', lines: ['Notes go around tonight', 'Thank you all'] },
    ],
  },
  planning: {
    host: 'Zoë Håkansson',
    slides: [
      { heading: 'Goals of the sprint', lines: ['One thing that people notice', 'No loose ends'] },
      { heading: 'Left from last time', lines: ['Flaky uploads', 'Texts of the first page'] },
      { heading: 'Who is here', lines: ['Hiroshi is away on Friday', 'Nour joins on Wednesday'] },
      { heading: 'Estimates', lines: ['Offline list: 5', 'Reminders: 3', 'Larger type: 2'] },
      { heading: 'Risks', lines: ['The new certificate', 'One test bench for two teams'] },
      { heading: 'We begin', lines: ['Stand-up at half past nine', 'Demo on Friday'] },
    ],
  },
  standup: {
    host: 'Ada Brandt',
    slides: [
      { heading: 'Yesterday', lines: ['Texts in four languages'] },
      { heading: 'Today', lines: ['Read them aloud', 'Find what is missing'] },
    ],
  },
}
