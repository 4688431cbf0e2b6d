import type { DemoAccounts } from '../../../shared/contract/office.ts';

const KEY = 'portee.demonstration';

/** Invented people's accounts, kept on this machine so that the login page can still name them tomorrow. */
export const keepDemoAccounts = (accounts: DemoAccounts): void => localStorage.setItem(KEY, JSON.stringify(accounts));

export function readDemoAccounts(): DemoAccounts | null {
  const kept = localStorage.getItem(KEY);
  return kept ? (JSON.parse(kept) as DemoAccounts) : null;
}
