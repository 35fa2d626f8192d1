// The names of the app's databases. The page's own script asks for the first one, so nothing is imported here.

/** Has the list of profiles; made at the first start of all. */
export const LIST_DATABASE = 'foyer-household'

/** The database of a profile; number 1 has the name from before there were profiles. */
export const databaseOf = (id: number) => (id === 1 ? 'foyer' : `foyer-${id}`)
