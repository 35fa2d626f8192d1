// The certificates that sign a .wgt for Samsung's televisions.

import { ownCertificates } from '../../tizen/signing/owner'
import { endsAt } from '../../tizen/signing/validity'
import { type Finding, failed, hint, passed } from '../finding'
import type { Subject } from '../subject'

/** Opens the files that FOYER_TIZEN_* name; says nothing when none is named. */
export async function checkWidget({ env, now }: Subject): Promise<Finding | undefined> {
  const lines: string[] = []
  try {
    const own = ownCertificates(env, (line) => lines.push(line), now())
    if (!own) return undefined
    if (lines.length > 0) return hint(lines.join(' '))
    const end = Math.min(endsAt(own.author.chain), endsAt(own.distributor.chain))
    return passed(
      `The certificates for the .wgt are valid until ${new Date(end).toISOString().slice(0, 10)}.`,
    )
  } catch (error) {
    const { message } = error as Error
    return failed(
      message,
      /which (ended|is not valid)/.test(message)
        ? 'Make new ones in Samsung’s Certificate Manager.'
        : 'Correct the variables.',
    )
  }
}
