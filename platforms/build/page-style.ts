// The app's stylesheet stands in its page, not in its script: the page can draw with it before the script has
// come, and no engine has to read it as a string first.

import type { Plugin } from 'vite'

/** What Vite writes into a classic script that has styles: an element that is filled and put into the page. */
const INJECTED =
  /var __vite_style__ = document\.createElement\('style'\);__vite_style__\.textContent = ("(?:[^"\\]|\\.)*");document\.head\.appendChild\(__vite_style__\);/

/** The place of the stylesheet in the page. */
const PLACE = '</head>'

/**
 * Takes the styles out of the script that the page starts with, and writes them into the page. Those of a script that
 * is loaded later stay in it.
 */
export function pageStyle(): Plugin {
  let styles = ''
  return {
    name: 'page-style',
    apply: 'build',
    // After Vite has put the styles into the script, before the script is lowered and made small.
    enforce: 'post',
    renderChunk(code, chunk) {
      const [injected, text] = INJECTED.exec(code) ?? []
      if (!chunk.isEntry || injected === undefined || text === undefined) return undefined
      styles = JSON.parse(text)
      return { code: code.replace(injected, () => ''), map: null }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!styles) throw new Error('the script of the page has no styles to be taken out')
        return html.replace(PLACE, () => `<style>${styles.trim()}</style>\n  ${PLACE}`)
      },
    },
  }
}
