/** The version in package.json, put in by the build. */
declare const __FOYER_VERSION__: string
/** When the sources were last changed, ms since 1970, put in by the build. */
declare const __FOYER_BUILT_AT__: number
/** What the screen of the first code says, in every language, put in by the build. */
declare const __FOYER_CODE_WORDS__: import('./start/first-code/code-picture').AllCodeWords
