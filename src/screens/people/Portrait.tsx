import { useState } from 'react'
import type { Profile } from '../../profiles/list'
import { initialsOf } from './initials'
import './Portrait.css'

/** One for each of the most people there can be; all of them carry dark letters, and show on the ground. */
const COLOURS = [
  '#f0b66c',
  '#86b6f2',
  '#93c98a',
  '#ee9aae',
  '#bda3ea',
  '#6cc7c3',
  '#e2885f',
  '#c9d1d6',
]

/** Somebody's picture in a ring of their colour; until it has come, or without one, their initials. */
export function Portrait({ profile, number }: { profile: Profile; number: number }) {
  const { person, colour } = profile
  const [shown, setShown] = useState(false)
  return (
    <span className="portrait" style={{ background: COLOURS[colour] }} aria-hidden="true">
      <span className="portrait-initials">{initialsOf(person?.displayName ?? '') ?? number}</span>
      {person?.avatar && (
        <img
          className={shown ? 'portrait-picture shown' : 'portrait-picture'}
          src={person.avatar}
          alt=""
          referrerPolicy="no-referrer"
          onLoad={() => setShown(true)}
          onError={() => setShown(false)}
        />
      )}
    </span>
  )
}
