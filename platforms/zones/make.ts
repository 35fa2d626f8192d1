// Makes the table of time zones anew, after an update of moment-timezone: npm run zones.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' }
import { tableSource } from './table'

export const TABLE = join(import.meta.dirname, '../../src/time/zone-table.ts')

writeFileSync(TABLE, tableSource(packed))
console.log(`The rules of ${packed.version} are in ${TABLE}`)
