import { describe, expect, it } from 'vitest'
import { stylesOfPage, stylesOfScript } from './built-files'
import { deniedIn } from './css'

describe('the style deny-list', () => {
  it.each([
    ['.a { display: grid }', 57],
    ['.a { gap: 8px }', 84],
    ['.a { aspect-ratio: 16 / 9 }', 88],
    ['.a { width: min(100%, 40px) }', 79],
    ['.a { width: calc(2 * clamp(1px, 2px, 3px)) }', 79],
    ['.a { inset: 0 }', 87],
    ['.a { margin-inline: 4px }', 69],
    ['.a { padding-block-start: 4px }', 69],
    ['.a { place-items: center }', 59],
    ['.a { position: sticky }', 56],
    ['.a { scroll-behavior: smooth }', 61],
    ['.a { backdrop-filter: blur(2px) }', 76],
    ['.a { overflow: clip }', 90],
    ['.a { color: #11223344 }', 62],
    ['.a { color: rgb(0 0 0 / 50%) }', 65],
    ['.a:focus-visible { color: red }', 86],
    ['.a:focus-within { color: red }', 60],
    [':is(.a, .b) { color: red }', 88],
    ['.a:has(.b) { color: red }', 88],
    ['@layer base { .a { color: red } }', 99],
    ['.a { .b { color: red } }', 120],
    ['@media (width >= 100px) { .a { color: red } }', 104],
    ['.a { user-select: none }', 54],
  ])('denies %s', (css, since) => {
    expect(deniedIn(css)).toEqual([expect.stringMatching(new RegExp(`needs Chromium ${since}$`))])
  })

  it.each(['.a { font-size: 23px }', '.a { font: 600 18px/1.2 sans-serif }'])(
    'denies %s, which nobody reads from a sofa',
    (css) => {
      expect(deniedIn(css)).toEqual([expect.stringContaining('smaller than 24px')])
    },
  )

  it('passes what Chromium 53 has', () => {
    const css = `
      :root { --line: rgba(17, 22, 27, 0.5) }
      @media (prefers-reduced-motion: reduce) { .a { animation: none } }
      @supports (display: flex) { .a { display: flex } }
      @font-face { font-family: F; src: url("data:font/woff2;base64,gap#aabbccdd+min(") }
      .a, .a::before { margin: 0 auto; contain: strict; font-size: 24px; max-width: 10px }
      .b { -webkit-user-select: none; user-select: none; transform: scale(1.05) }
      [dir="rtl"] .a:not(.b) { color: #abcdef; background: linear-gradient(#111, rgba(0, 0, 0, 0)) }`
    expect(deniedIn(css)).toEqual([])
  })
})

describe('the styles of what was built', () => {
  it('are found in a script', () => {
    const css = '.a{gap:1px}\\n/*$vite$:1*/'
    expect(stylesOfScript(`(function(){var s="other",e={};e.textContent="${css}"})()`)).toEqual([
      '.a{gap:1px}\n/*$vite$:1*/',
    ])
  })

  it('are found in the page', () => {
    expect(stylesOfPage('<style>a{}</style><p><style lang="x">\nb{}</style>')).toEqual([
      'a{}',
      '\nb{}',
    ])
  })

  it.each(['a ?? b', 'a?.b', 'async () => {}', 'a ** b', 'import("a")', 'f(a,)'])(
    'are not looked for in a script that Chromium 53 may not read, such as %s',
    (code) => {
      expect(() => stylesOfScript(code)).toThrow(SyntaxError)
    },
  )
})
