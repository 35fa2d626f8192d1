// What the app calls and its oldest engines, from Chromium 53 on, lack. Babel's own detection goes by names alone: it
// takes every `.at` for an array's and every `.set` for a typed array's, and brings 140 kB, with a `setImmediate` that
// takes React's scheduler off its messages. test/engines/built/built-files.ts says when a build calls something that
// stands in neither list.

/** Modules of core-js for what Chromium 53 has not, or has not whole (a stable sort, Chromium 70). */
const NEEDED = [
  'es.array.flat-map',
  'es.array.sort',
  'es.object.entries',
  'es.object.values',
  'es.object.from-entries',
  'es.promise.finally',
  'es.string.match-all',
  'es.string.pad-end',
  'es.string.pad-start',
]

/** For the old engines' set, as @vitejs/plugin-legacy takes them. */
export const POLYFILLS = [
  ...NEEDED.map((name) => `core-js/modules/${name}.js`),
  'abortcontroller-polyfill/dist/polyfill-patch-fetch',
]
