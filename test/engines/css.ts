// Is the CSS one that the floor understands? A list of what it does not, by MDN's browser-compat-data
// (https://github.com/mdn/browser-compat-data): each with the first Chromium that does. Builders lower
// some of it and leave the rest, so this looks at what was built.

import postcss, { type Declaration } from 'postcss'

/** webOS 4 (2018). */
export const FLOOR = 53

/** Below this nobody reads it from a sofa. */
const LEAST_FONT_PX = 24

interface Denied {
  what: RegExp
  since: number
}

const PROPERTIES: Denied[] = [
  { what: /^grid(-|$)/, since: 57 },
  { what: /^(row-|column-)?gap$/, since: 84 },
  { what: /^place-/, since: 59 },
  { what: /^aspect-ratio$/, since: 88 },
  { what: /^inset(-|$)/, since: 87 },
  { what: /^(margin|padding|border)-(inline|block)(-|$)/, since: 69 },
  { what: /^(min-|max-)?(inline|block)-size$/, since: 57 },
  { what: /^(scroll-behavior|overscroll-behavior)/, since: 61 },
  { what: /^scroll-(snap|margin|padding)/, since: 69 },
  { what: /^(backdrop-filter|color-scheme)$/, since: 76 },
  { what: /^(translate|rotate|scale)$/, since: 104 },
  { what: /^clip-path$/, since: 55 },
  { what: /^mask(-|$)/, since: 120 },
  { what: /^(text-decoration-(color|line|style|thickness)|caret-color)$/, since: 57 },
  { what: /^font-variation-settings$/, since: 62 },
  { what: /^(overflow-anchor|content-visibility|accent-color)$/, since: 56 },
]

/** Fine beside a -webkit- twin in the same rule, which the floor takes instead. */
const PREFIXED: Denied[] = [
  { what: /^user-select$/, since: 54 },
  { what: /^appearance$/, since: 84 },
]

const VALUES: Denied[] = [
  { what: /(^|[\s,(])(min|max|clamp)\(/, since: 79 },
  { what: /#([\da-f]{8}|[\da-f]{4})\b/i, since: 62 },
  { what: /(rgb|hsl)a?\([^,()]+\)/, since: 65 },
  { what: /\b(color-mix|oklch|oklab|lch|lab|color|hwb)\(/, since: 101 },
  { what: /\bconic-gradient\(/, since: 69 },
  { what: /\benv\(/, since: 69 },
  { what: /\d(dv|sv|lv)[hw]\b/, since: 108 },
  { what: /^(inline-)?grid$/, since: 57 },
  { what: /^(flow-root|contents)$/, since: 58 },
  { what: /^sticky$/, since: 56 },
  { what: /^revert(-layer)?$/, since: 84 },
]

const SELECTORS: Denied[] = [
  { what: /:focus-visible/, since: 86 },
  { what: /:focus-within/, since: 60 },
  { what: /:(is|where|has)\(/, since: 88 },
  { what: /:not\([^)]*,/, since: 88 },
  { what: /:dir\(/, since: 120 },
  { what: /::placeholder/, since: 57 },
  { what: /::marker/, since: 86 },
  { what: /:defined/, since: 54 },
  { what: /&/, since: 120 },
]

const AT_RULES: Denied[] = [
  { what: /^layer$/, since: 99 },
  { what: /^container$/, since: 105 },
  { what: /^property$/, since: 85 },
  { what: /^scope$/, since: 118 },
]

/**
 * What of a style sheet the floor does not understand, or nobody can read; [] when all is well.
 * @throws CssSyntaxError when it is none
 */
export function deniedIn(css: string): string[] {
  const found: string[] = []
  const judge = (list: Denied[], text: string, where: string) => {
    for (const { what, since } of list)
      if (what.test(text)) found.push(`${where} needs Chromium ${since}`)
  }
  const sheet = postcss.parse(css)
  sheet.walkAtRules(({ name, params }) => {
    judge(AT_RULES, name, `@${name}`)
    if (name === 'media' && /[<>]/.test(params)) found.push(`@media ${params} needs Chromium 104`)
  })
  sheet.walkRules((rule) => {
    judge(SELECTORS, rule.selector, rule.selector)
    if (rule.parent?.type === 'rule') found.push(`${rule.selector} is nested: needs Chromium 120`)
  })
  sheet.walkDecls((declaration) => {
    const { prop, value } = declaration
    const where = `${selectorOf(declaration)} { ${prop}: ${value.slice(0, 80)} }`
    judge(PROPERTIES, prop, where)
    if (!hasTwin(declaration)) judge(PREFIXED, prop, where)
    // A data: address may hold anything.
    judge(VALUES, value.replace(/url\([^)]*\)/g, 'url()'), where)
    if (prop === 'overflow' && /\bclip\b/.test(value)) found.push(`${where} needs Chromium 90`)
    const size_px = fontSize_px(declaration)
    if (size_px !== undefined && size_px < LEAST_FONT_PX)
      found.push(`${where} is smaller than ${LEAST_FONT_PX}px`)
  })
  return found
}

function selectorOf({ parent }: Declaration): string {
  return parent && 'selector' in parent ? String(parent.selector) : '@'
}

function hasTwin({ prop, parent }: Declaration): boolean {
  return parent?.some((node) => node.type === 'decl' && node.prop === `-webkit-${prop}`) ?? false
}

function fontSize_px({ prop, value }: Declaration): number | undefined {
  if (prop !== 'font-size' && prop !== 'font') return undefined
  const size = /(^|\s)([\d.]+)px/.exec(value)
  return size ? Number(size[2]) : undefined
}
