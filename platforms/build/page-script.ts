// The page's own script (src/start/page-script.ts), written into the built page: it runs before the app has come.

import { join } from 'node:path'
import { build, type Plugin, runnerImport } from 'vite'

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
  // Imported as the app's sources are: the configuration that this is a part of may be read by Node itself.
  const words = join(import.meta.dirname, 'code-words.ts')
  const { module } = await runnerImport<typeof import('./code-words')>(words)
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define, __FOYER_CODE_WORDS__: JSON.stringify(module.codeWords()) },
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
