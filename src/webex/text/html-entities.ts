// The table of all of HTML's entities: a script of its own in the build (entities.ts).

export { decodeHTMLAttribute } from 'entities/decode'
