// One app, two sets of scripts: for engines of 2021 on as they are, for older ones lowered to Chromium 51 and with
// what those lack. Both are classic scripts, which run from file:// too; the page chooses by what the engine can do.

import { build, type InlineConfig, type Plugin } from 'vite'

/**
 * What an engine of 2021 on has: Chromium 92, Firefox 90, WebKit of Safari 15.4. Whoever has it also has the syntax of
 * the newer set.
 */
const IS_NEW = '[].at'

/** The two tags of @vitejs/plugin-legacy. */
const TAGS =
  /<script id="vite-legacy-polyfill" src="([^"]+)"><\/script>\s*<script id="vite-legacy-entry" data-src="([^"]+)">[^<]*<\/script>/

/** A set: the script that loads modules, with the polyfills, and the app's own. */
type Scripts = [loader: string, entry: string]

/**
 * Adds the set for newer engines to a build, and makes the page choose.
 * @param config the build of the newer set, without where its files go
 */
export function newerSet(config: InlineConfig): Plugin {
  let newer: ReturnType<typeof buildNewer>
  return {
    name: 'newer-set',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      // Beside the build of the older one.
      newer = buildNewer(config)
      newer.catch(() => {})
    },
    async generateBundle() {
      for (const [fileName, source] of Object.entries((await newer).files))
        this.emitFile({ type: 'asset', fileName, source })
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const [tags, loader, entry] = TAGS.exec(html) ?? []
        if (!tags || !loader || !entry) throw new Error('the page has no scripts to choose from')
        const choice = choose((await newer).scripts, [loader, entry])
        return html.replace(tags, () => `<script>${choice}</script>`)
      },
    },
  }
}

/** The script that loads the one set or the other; the oldest engine understands it. */
export function choose(newer: Scripts, older: Scripts): string {
  return `(function (document, set) {
  function add(tag, name, value, address) {
    var element = document.createElement(tag)
    element[name] = value
    element[tag === 'link' ? 'href' : 'src'] = address
    if (tag === 'link') element.as = 'script'
    document.head.appendChild(element)
  }
  function load() { add('script', 'onload', function () { System.import(set[1]) }, set[0]) }
  add('link', 'rel', 'preload', set[1])
  // What src/start/page-script.ts does is seen before they run.
  window.foyerFirst ? foyerFirst(load) : load()
})(document, ${IS_NEW} ? ${JSON.stringify(newer)} : ${JSON.stringify(older)})`
}

async function buildNewer(config: InlineConfig): Promise<{
  files: Record<string, string | Uint8Array>
  scripts: Scripts
}> {
  const built = await build({ ...config, build: { ...config.build, write: false } })
  const { output } = [built].flat()[0] as Extract<typeof built, { output: unknown }>
  // The plugin calls all that it makes "legacy".
  const named = (text: string) => text.replace(/-legacy-(?=[\w-]{8}\.js)/g, '-')
  const files: Record<string, string | Uint8Array> = {}
  const scripts: Scripts = ['', '']
  for (const one of output) {
    const fileName = named(one.fileName)
    files[fileName] = one.type === 'chunk' ? named(one.code) : one.source
    if (one.type !== 'chunk' || !one.isEntry) continue
    scripts[one.name === 'polyfills' ? 0 : 1] = `./${fileName}`
  }
  return { files, scripts }
}
