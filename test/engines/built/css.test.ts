import { describe, expect, it } from 'vitest'
import { stylesOfPage, stylesOfScript } from './built-files'
import { deniedIn } from './css'

describe('the check of the styles', () => {
  it.each([
    ['.a { display: grid }', 'is not in Chromium 53 (css-grid)'],
    ['.a { gap: 8px }', 'needs Chromium 84'],
    ['.a { aspect-ratio: 16 / 9 }', 'needs Chromium 88'],
    ['.a { width: min(100%, 40px) }', 'is not in Chromium 53 (css-math-functions)'],
    ['.a { width: calc(2 * clamp(1px, 2px, 3px)) }', 'is not in Chromium 53 (css-math-functions)'],
    ['.a { inset: 0 }', 'is not in Chromium 53 (css-logical-props)'],
    ['.a { margin-inline: 4px }', 'is not in Chromium 53 (css-logical-props)'],
    ['.a { padding-block-start: 4px }', 'is not in Chromium 53 (css-logical-props)'],
    ['.a { place-items: center }', 'needs Chromium 59'],
    ['.a { position: sticky }', 'is not in Chromium 53 (css-sticky)'],
    ['.a { scroll-behavior: smooth }', 'is not in Chromium 53 (css-scroll-behavior)'],
    ['.a { backdrop-filter: blur(2px) }', 'is not in Chromium 53 (css-backdrop-filter)'],
    ['.a { overflow: clip }', 'needs Chromium 90'],
    ['.a { color: #11223344 }', 'is not in Chromium 53 (css-rrggbbaa)'],
    ['.a { color: rgb(0 0 0 / 50%) }', 'needs Chromium 65'],
    ['.a:focus-visible { color: red }', 'is not in Chromium 53 (css-focus-visible)'],
    ['.a:focus-within { color: red }', 'is not in Chromium 53 (css-focus-within)'],
    [':is(.a, .b) { color: red }', 'is not in Chromium 53 (css-matches-pseudo)'],
    ['.a:has(.b) { color: red }', 'is not in Chromium 53 (css-has)'],
    ['@layer base { .a { color: red } }', 'is not in Chromium 53 (css-cascade-layers)'],
    ['.a { .b { color: red } }', 'is not in Chromium 53 (css-nesting)'],
    [
      '@media (width >= 100px) { .a { color: red } }',
      'is not in Chromium 53 (css-media-range-syntax)',
    ],
    ['.a { user-select: none }', 'needs Chromium 54'],
    ['.a { scale: 2 }', 'needs Chromium 104'],
    ['.a { color: color-mix(in srgb, red, blue) }', 'needs Chromium 111'],
    ['.a { appearance: none }', 'is not in Chromium 53 (css-appearance)'],
    ['.a { height: 10dvh }', 'is not in Chromium 53 (viewport-unit-variants)'],
    ['@container (width > 1px) { .a { color: red } }', 'css-container-queries'],
  ])('the check of the styles denies %s', (css, why) => {
    expect(deniedIn(css)).toEqual([expect.stringContaining(why)])
  })

  it.each(['.a { font-size: 23px }', '.a { font: 600 18px/1.2 sans-serif }'])(
    'the check of the styles denies %s, which nobody reads from a sofa',
    (css) => {
      expect(deniedIn(css)).toEqual([expect.stringContaining('smaller than 24px')])
    },
  )

  it('the check of the styles passes what Chromium 53 has', () => {
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
  it('the styles of what was built are found in a script', () => {
    const css = '.a{gap:1px}\\n/*$vite$:1*/'
    expect(stylesOfScript(`(function(){var s="other",e={};e.textContent="${css}"})()`)).toEqual([
      '.a{gap:1px}\n/*$vite$:1*/',
    ])
  })

  it('the styles of what was built are found in the page', () => {
    expect(stylesOfPage('<style>a{}</style><p><style lang="x">\nb{}</style>')).toEqual([
      'a{}',
      '\nb{}',
    ])
  })

  it.each(['a ?? b', 'a?.b', 'async () => {}', 'a ** b', 'import("a")', 'f(a,)'])(
    'styles are not looked for in a script that Chromium 53 may not read, such as %s',
    (code) => {
      expect(() => stylesOfScript(code)).toThrow(SyntaxError)
    },
  )
})
