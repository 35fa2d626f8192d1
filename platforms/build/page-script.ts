// The page's own script (src/start/page-script.ts), written into the built page: it runs before the app has come.

import { build, type Plugin } from 'vite'

/** The place in index.html; nothing is there while the page is developed. */
const PLACE = '<!-- page script -->'

/**
 * Bundles the page's own script (src/start/page-script.ts) for the oldest engine, and writes it into the built page.
 * @param define what stands for the names that the build puts in
 */
export function pageScript(define: Record<string, string>): Plugin {
  return {
    name: 'page-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        if (!html.includes(PLACE)) throw new Error(`index.html has no ${PLACE}`)
        const code = await bundled(define)
        return html.replace(PLACE, () => `<script>${code}</script>`)
      },
    },
  }
}

async function bundled(define: Record<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      write: false,
      target: 'chrome51',
      minify: 'terser',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/start/page-script.ts',
        output: { format: 'iife' },
      },
    },
  })
  const [output] = [built].flat()
  const chunks = output && 'output' in output ? output.output : []
  const [script] = chunks
  if (script?.type !== 'chunk' || chunks.length !== 1)
    throw new Error('the script of the page is not one file')
  // A `</script>` inside of it would end it.
  return script.code.trim().replace(/<\/(?=script)/gi, '<\\/')
}
