import type { Plugin } from 'vite'
import { describe, expect, it } from 'vitest'
import { pageStyle } from '../../../platforms/build/page-style'

const injected = (css: string) =>
  `var __vite_style__ = document.createElement('style');__vite_style__.textContent = ${JSON.stringify(css)};document.head.appendChild(__vite_style__);`

/** Runs the two hooks of the plugin. @returns the script and the page */
function build(plugin: Plugin, code: string, isEntry = true) {
  const { renderChunk, transformIndexHtml } = plugin as unknown as {
    renderChunk(code: string, chunk: { isEntry: boolean }): { code: string } | undefined
    transformIndexHtml: { handler(html: string): string }
  }
  const script = renderChunk(code, { isEntry })?.code ?? code
  return { script, page: () => transformIndexHtml.handler('<head></head>') }
}

describe('the stylesheet of the page', () => {
  it('stands in the page and no longer in the script, quotes and dollar signs as they were', () => {
    const css = '.a::before{content:"\\201c $&"}\n'
    const { script, page } = build(pageStyle(), `before();${injected(css)}after();`)
    expect(script).toBe('before();after();')
    expect(page()).toContain(`<style>${css.trim()}</style>`)
  })

  it('leaves the styles of a script that is loaded later where they are', () => {
    const later = injected('.b{color:red}')
    expect(build(pageStyle(), later, false).script).toBe(later)
  })

  it('stops the build where the script has none, since the app would come without a look', () => {
    expect(() => build(pageStyle(), 'nothing()').page()).toThrow('no styles')
  })
})
