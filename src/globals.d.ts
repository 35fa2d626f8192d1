/** The version in package.json, put in by the build. */
declare const __FOYER_VERSION__: string
