import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../../src/screens/people/initials'

describe('initials', () => {
  it.each([
    ['Ada Brandt', 'AB'],
    ['ada', 'A'],
    ['Maximiliane-Theodora von Hohenzollern-Sigmaringen', 'MH'],
    ['  Bo   Lindqvist ', 'BL'],
    ['Zoë Håkansson', 'ZH'],
    ['émile zola', 'ÉZ'],
    ['E\u0301mile', 'E\u0301'],
    ['“Ali” (IT)', 'AI'],
    ['mateo.rossi@foyer.example', 'MR'],
    ['ß', 'SS'],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it.each([
    ['田中 宏', '田'],
    ['김민준', '김'],
    ['さくら', 'さ'],
    ['نور حداد', 'ن'],
    ['\u200fنور', 'ن'],
  ])('of %s are one, which says enough or would join with another', (name, initial) => {
    expect(initialsOf(name)).toBe(initial)
  })

  it.each(['', '   ', '@', '“”', '\u200f'])('of %j there are none', (name) => {
    expect(initialsOf(name)).toBeUndefined()
  })

  it('never cut a letter of two halves', () => {
    expect(initialsOf('𝒜da')).toBe('𝒜')
    expect(initialsOf('😀 Ada')).toBe('😀A')
  })
})
