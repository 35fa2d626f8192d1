import type { Throttle } from '../webex/client/throttle'
import type { SignInDeps } from './device-code/sign-in-loop'
import type { Account, AccountDeps } from './tokens/account'

/** Where a profile's account is while the app runs. Each session of the profile gets the same one. */
export interface AccountSlot
  extends Pick<AccountDeps, 'inTurn' | 'isTheirs'>,
    Pick<SignInDeps, 'pollTurns'> {
  account?: Account | undefined
  /** Made by the first session, and used by all. */
  throttle?: Throttle
}
