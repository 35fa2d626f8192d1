import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { overPage } from '../../../../platforms/emulator/personal/over-page'

/** The weights and the bytes of a page's own typefaces. */
const facesIn = (page: string) =>
  [
    ...page.matchAll(
      /font-family: Figtree; font-weight: (\d+); src: url\(data:font\/woff2;base64,([^)]*)\)/g,
    ),
  ].map(([, weight, base64]) => [weight, Buffer.from(base64 as string, 'base64')])

it('has the app’s typeface in both of its weights', () => {
  const theme = readFileSync('src/components/stage/theme.css', 'utf8')
  const files = [...theme.matchAll(/url\("(@fontsource\/figtree\/[^"]+-(\d+)-normal\.woff2)"\)/g)]
  expect(files).toHaveLength(2)
  expect(facesIn(overPage())).toEqual(
    files.map(([, file, weight]) => [weight, readFileSync(`node_modules/${file}`)]),
  )
})
