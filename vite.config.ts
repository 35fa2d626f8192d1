import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import legacy from '@vitejs/plugin-legacy'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }
import { firstScript } from './platforms/build/first-script.ts'
import { licenses } from './platforms/build/licenses.ts'
import { pageScript } from './platforms/build/page-script.ts'
import { pageStyle } from './platforms/build/page-style.ts'
import { withPolicy } from './platforms/build/policy.ts'
import { POLYFILLS } from './platforms/build/polyfills.ts'
import { ANYWHERE } from './platforms/build/reach.ts'
import { newerSet } from './platforms/build/two-sets.ts'

/**
 * Packaged apps are opened from file://, where a `crossorigin` script is refused ("System is not
 * defined", a blank screen), so the attribute that Vite writes on every script is taken away again.
 */
const noCrossorigin: Plugin = {
  name: 'no-crossorigin',
  enforce: 'post',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace(/\s+crossorigin(="[^"]*")?/g, ''),
  },
}

/**
 * The built page allows nothing but its own files and calls to https hosts (platforms/build/policy.ts). The
 * dev server's pages are without: its hot reload writes inline scripts and opens a socket.
 */
const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  enforce: 'post',
  transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, ANYWHERE) },
}

/**
 * The optimizer in Chromium 64 has no code for `typeof x == "bigint"`, and the page dies of it ("Fatal
 * error: unimplemented code") after some thirty keys; React asks that in its hottest paths, and nothing
 * here is a BigInt.
 */
const noBigint: Plugin = {
  name: 'no-bigint',
  transform: (code) =>
    code.includes('"bigint"')
      ? code
          .replace(/"bigint" === typeof [\w.]+/g, 'false')
          .replace(/"bigint" !== typeof [\w.]+/g, 'true')
      : undefined,
}

/**
 * Each file has a browser or a packer of its own, so no more of them at once than the smallest machine has
 * cores; and what is to become true has the time that a busy machine takes (Vitest gives it one second).
 */
const SLOW = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
  globalSetup: ['test/e2e/test-app/fetch-browser.ts'],
  expect: { poll: { timeout: 15_000 } },
}

/**
 * The date of a build, ms since 1970: the same for the same sources, whenever they are built
 * (https://reproducible-builds.org/docs/source-date-epoch/). The last commit's; without git, as in an
 * unpacked archive, that of package.json, which archives keep.
 */
function builtAt_ms(): number {
  const given_s = Number(process.env.SOURCE_DATE_EPOCH)
  if (given_s > 0) return given_s * 1000
  const git = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  const committed_s = Number(git.stdout)
  if (committed_s > 0) return committed_s * 1000
  return Math.floor(statSync(join(import.meta.dirname, 'package.json')).mtimeMs)
}

const e2e = (...names: string[]) => names.map((name) => `test/e2e/${name}.test.ts`)

/** Tests that walk through all screens in several sizes and languages; they have a command of their own. */
const EVERY_SCREEN = e2e('every-screen/*')
/**
 * Tests in which videos play, several people come and go, choices are made, hours pass until something comes by itself,
 * an app is set up or signed in to in every way there is, and the page draws before the app has come: the longest of all,
 * with a command of their own.
 */
const LONG = e2e(
  'people/*',
  'choices/*',
  'recordings/*',
  'sign-in/*',
  'setup/*',
  'meetings/dim-clock-and-reminders',
  'trouble/webex-itself',
  'start/*',
)
/** Tests that measure time: nothing runs beside them. */
const ALONE = e2e('speed/key-speed')
/** Tests of the window in which Foyer is tried; they have a command of their own. */
const EMULATOR = e2e('emulator/*')

/** What both sets of scripts have in common (platforms/build/two-sets.ts). */
const BUNDLE = {
  base: './',
  define: {
    __FOYER_VERSION__: JSON.stringify(manifest.version),
    __FOYER_BUILT_AT__: String(builtAt_ms()),
  },
  resolve: {
    alias: { 'lodash-es': join(import.meta.dirname, 'platforms/build/lodash-for-norigin.ts') },
  },
  build: {
    minify: 'terser' as const,
    cssTarget: 'chrome53',
    modulePreload: false as const,
    // Fonts travel inside the bundle: a packaged page may not load them from file:// everywhere.
    assetsInlineLimit: 40_000,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: { codeSplitting: firstScript(import.meta.dirname) },
      // How long each plugin took says nothing to whoever builds the app to try it.
      checks: { pluginTimings: false },
    },
  },
}

export default defineConfig({
  ...BUNDLE,
  publicDir: 'platforms/settings',
  plugins: [
    react(),
    noBigint,
    pageScript(BUNDLE.define),
    pageStyle(),
    legacy({
      // The floor: webOS 4 (2018). Classic scripts only; module scripts do not run from file:// on TVs.
      // Said as 51, the V8 nearest to it that can be had to test on; that lowers `**` besides.
      targets: ['chrome 51'],
      renderModernChunks: false,
      polyfills: false,
      additionalLegacyPolyfills: POLYFILLS,
    }),
    noCrossorigin,
    newerSet({
      ...BUNDLE,
      configFile: false,
      root: import.meta.dirname,
      logLevel: 'error',
      plugins: [
        react(),
        pageStyle(),
        legacy({ targets: ['chrome 92'], renderModernChunks: false, polyfills: false }),
      ],
      build: {
        ...BUNDLE.build,
        rolldownOptions: {
          input: 'src/main.tsx',
          output: { codeSplitting: firstScript(import.meta.dirname) },
        },
      },
    }),
    policy,
    licenses(),
  ],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/faults/**', '**/*.package.test.ts'],
          // Some start servers or walk through a week; a busy machine takes its time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One fewer than there are cores, if not said.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: e2e('*/*'),
          exclude: [...EVERY_SCREEN, ...LONG, ...ALONE, ...EMULATOR],
          ...SLOW,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          ...SLOW,
        },
      },
      { test: { name: 'long', include: LONG, ...SLOW } },
      { test: { name: 'checklist', include: EVERY_SCREEN, ...SLOW } },
      { test: { name: 'alone', include: ALONE, ...SLOW, maxWorkers: 1 } },
      { test: { name: 'emulator', include: EMULATOR, ...SLOW } },
      {
        test: {
          name: 'packages',
          include: ['test/platforms/**/*.package.test.ts'],
          ...SLOW,
          globalSetup: [...SLOW.globalSetup, 'test/platforms/relay/fetch-workerd.ts'],
          maxWorkers: 1,
        },
      },
    ],
  },
})
