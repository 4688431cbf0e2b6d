import type { AccountState } from '../contract/accounts.ts';

/** What decides on an account's state, as the store has it. */
export interface AccountFacts {
  blocked_at: string | null;
  first_login_at: string | null;
  /** A temporary password is out: still good, not yet used. */
  temporary: boolean;
}

/** One word for where a family stands with its account; the first that holds counts. */
export function accountStateOf(account: AccountFacts | null): AccountState {
  if (account === null) return 'none';
  if (account.blocked_at !== null) return 'blocked';
  if (account.temporary) return 'waiting';
  return account.first_login_at === null ? 'never' : 'active';
}
