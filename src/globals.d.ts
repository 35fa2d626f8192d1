/** The version in package.json, put in by the build. */
declare const __FOYER_VERSION__: string
/** When the sources were last changed, ms since 1970, put in by the build. */
declare const __FOYER_BUILT_AT__: number
