// Is the CSS one that the oldest engine, Chromium 53, understands? doiuse answers it for what caniuse.com knows, and a
// short list for what it does not find. Builders lower some of it and leave the rest, so this looks at
// what was built.

import doiuse from 'doiuse'
import postcss, { type Declaration, type Node } from 'postcss'

/** webOS 4 (2018). */
const FLOOR = 53

/** Below this nobody reads it from a sofa. */
const LEAST_FONT_PX = 24

/** Features of caniuse.com that Foyer may use although the floor lacks them, or only seems to. */
const ALLOWED = [
  'css-overflow', // named for every `overflow`; what matters of it is `clip`, which is listed below
  'prefers-reduced-motion', // an engine that does not know the query leaves the rule out
] as const

/** Fine beside a -webkit- twin in the same rule, which the floor takes instead. */
const PREFIXED = /^(user-select|appearance|box-decoration-break)$/

/** What doiuse does not find, with the first Chromium that has it (MDN's browser-compat-data). */
const PROPERTIES: [RegExp, number][] = [
  [/^(row-|column-)?gap$/, 84],
  [/^place-/, 59],
  [/^aspect-ratio$/, 88],
  [/^color-scheme$/, 81],
  [/^accent-color$/, 93],
  [/^(translate|rotate|scale)$/, 104],
  [/^user-select$/, 54],
  [/^animation-timeline$/, 115],
]

const VALUES: [RegExp, number][] = [
  [/(rgb|hsl)a?\([^,()]+\)/, 65],
  [/\bcolor-mix\(/, 111],
  [/\b(hwb|color)\(/, 101],
  [/\b(round|mod|rem|pow|hypot)\(/, 125],
  [/\d(lh|rlh)\b/, 109],
]

const AT_RULES: [RegExp, number][] = [
  [/^property$/, 85],
  [/^scope$/, 118],
]

/**
 * What of a style sheet the floor does not understand, or nobody can read; [] when all is well.
 * @throws CssSyntaxError when it is none
 */
export function deniedIn(css: string): string[] {
  const sheet = postcss.parse(css)
  return [...unknownToCaniuse(sheet), ...listed(sheet), ...tooSmall(sheet)]
}

/** By caniuse.com: what the floor lacks of all that the sheet uses. */
function unknownToCaniuse(sheet: postcss.Root): string[] {
  const found: string[] = []
  const lint = doiuse({
    browsers: [`chrome ${FLOOR}`],
    ignore: [...ALLOWED],
    onFeatureUsage({ feature, usage }) {
      const isPrefixed = usage.type === 'decl' && hasPrefixed(usage as Declaration)
      if (!isPrefixed) found.push(`${placeOf(usage)} is not in Chromium ${FLOOR} (${feature})`)
    },
  })
  postcss([lint]).process(sheet, { from: undefined }).sync()
  return found
}

/** By the lists above. */
function listed(sheet: postcss.Root): string[] {
  const found: string[] = []
  const look = (list: [RegExp, number][], text: string, node: Node) => {
    for (const [what, since] of list)
      if (what.test(text)) found.push(`${placeOf(node)} needs Chromium ${since}`)
  }
  sheet.walkAtRules((rule) => look(AT_RULES, rule.name, rule))
  sheet.walkDecls((declaration) => {
    const { prop, value } = declaration
    if (!hasPrefixed(declaration)) look(PROPERTIES, prop, declaration)
    // A data: address may hold anything.
    look(VALUES, value.replace(/url\([^)]*\)/g, 'url()'), declaration)
    if (prop.startsWith('overflow')) look([[/\bclip\b/, 90]], value, declaration)
  })
  return found
}

/** Letters that nobody reads from a sofa. */
function tooSmall(sheet: postcss.Root): string[] {
  const found: string[] = []
  sheet.walkDecls((declaration) => {
    const size_px = fontSize_px(declaration)
    if (size_px !== undefined && size_px < LEAST_FONT_PX)
      found.push(`${placeOf(declaration)} is smaller than ${LEAST_FONT_PX}px`)
  })
  return found
}

/** A node as a person finds it: its selector and its first letters. */
function placeOf(node: Node): string {
  const { parent } = node
  const own = String(node).slice(0, 80)
  return parent && 'selector' in parent ? `${parent.selector} { ${own} }` : own
}

function hasPrefixed({ prop, parent }: Declaration): boolean {
  const name = prop.replace(/^-webkit-/, '')
  if (!PREFIXED.test(name)) return false
  return parent?.some((node) => node.type === 'decl' && node.prop === `-webkit-${name}`) ?? false
}

function fontSize_px({ prop, value }: Declaration): number | undefined {
  if (prop !== 'font-size' && prop !== 'font') return undefined
  const size = /(^|\s)([\d.]+)px/.exec(value)
  return size ? Number(size[2]) : undefined
}
