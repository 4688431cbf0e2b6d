import type { DemoAccounts } from '../../shared/contract/office.ts';
import { fullName } from '../../shared/rules/names.ts';
import type { Demo, DemoFamily } from './model.ts';
import { SITE_NAMES } from './office.ts';
import { STAFF_PASSWORDS } from './passwords.ts';

/**
 * Who may log in, with what. Accounts that are blocked or have no password yet are left out; families that have something waiting for
 * staff come last, so that the first ones start from a clean sheet.
 */
export function accountsFile({ families, staff }: Demo, busy: ReadonlySet<DemoFamily> = new Set()): DemoAccounts {
  const ordered = [...families.filter((family) => !busy.has(family)), ...families.filter((family) => busy.has(family))];
  return {
    staff: (Object.keys(STAFF_PASSWORDS) as (keyof Demo['staff'])[]).map((key) => ({
      login: staff[key].login,
      password: STAFF_PASSWORDS[key],
      role: staff[key].role,
    })),
    families: ordered.flatMap(accountsOf),
  };
}

const accountsOf = ({ site, guardians, students }: DemoFamily): DemoAccounts['families'] =>
  guardians.flatMap(({ row, account, password }) =>
    account && password && !account.blocked_at
      ? [
          {
            site: SITE_NAMES[site],
            identifier: account.identifier,
            email: row.email ?? '',
            password,
            students: students.map((s) => fullName(s.row)),
          },
        ]
      : [],
  );
