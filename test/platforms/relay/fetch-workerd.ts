// Before the first file of tests: the Workers runtime is fetched, which takes longer than any test waits.

import { canRunPackaged, obtainWorkerd } from '../../engines/obtain/obtain'

export function setup(): void {
  if (canRunPackaged) obtainWorkerd()
}
