import type { Row } from '../tables.ts';
import { addDays, instant } from './calendar.ts';
import { accountOf, type DemoFamily, type DemoGuardian, type DemoStudent } from './model.ts';
import { idOf } from './organisation.ts';
import type { Random } from './random.ts';

export type Field = Omit<Row<'change_request_field'>, 'request_id'>;

export interface DemoRequest {
  row: Row<'change_request'>;
  fields: Field[];
  family: DemoFamily;
  /** Who asks. */
  guardian: DemoGuardian;
  /** Whose sheet, where it is not the guardian's own. */
  student: DemoStudent | null;
}

export const asked = (field: string, before: string | number | null, proposed: string | null): Field => ({
  field,
  before_value: before === null ? null : String(before),
  proposed_value: proposed,
  decision: 'pending',
  decided_value: null,
  reason: null,
  decided_by: null,
  decided_at: null,
  replaced_value: null,
});

/** What stands today is what was asked. */
export const accepted = (field: string, before: string | null, now: string | null): Field => ({
  ...asked(field, before, now),
  decision: 'accepted',
  decided_value: now,
  replaced_value: before,
});

export const refused = (field: string, now: string | null, proposed: string, reason: string): Field => ({
  ...asked(field, now, proposed),
  decision: 'refused',
  reason,
});

/** A family asks about a responsable, or about a student; none does that has no account to ask with. */
export function ask(
  family: DemoFamily,
  at: string,
  fields: (guardian: DemoGuardian['row']) => Field[],
  student: DemoStudent | null = null,
): DemoRequest[] {
  const account = accountOf(family);
  const guardian = family.guardians.find((one) => one.account === account);
  if (!account || !guardian) return [];
  const row: DemoRequest['row'] = {
    id: idOf('change-request', `${(student ?? guardian).row.id}:${at}`),
    number: '',
    site_id: family.row.site_id,
    family_id: family.row.id,
    subject: student ? 'student' : 'guardian',
    guardian_id: student ? null : guardian.row.id,
    student_id: student?.row.id ?? null,
    account_id: account.id,
    state: 'pending',
    version: 1,
    message: null,
    created_at: at,
    updated_at: at,
    decided_at: null,
    decided_by: null,
    seen_by_family_at: null,
  };
  return [{ row, fields: fields(guardian.row), family, guardian, student }];
}

/** Staff have answered, some days after `day`. */
export function answer(request: DemoRequest, day: string, random: Random): DemoRequest {
  const decidedAt = instant(addDays(day, random.int(1, 3)), `10:2${random.digits(1)}`);
  const staff = idOf('staff', random.pick(['sonia', 'marc']));
  Object.assign(request.row, { state: 'decided', updated_at: decidedAt, decided_at: decidedAt, decided_by: staff });
  for (const field of request.fields) Object.assign(field, { decided_by: staff, decided_at: decidedAt });
  return request;
}

/** The family has thought better of it. */
export function takeBack(request: DemoRequest, at: string): DemoRequest {
  Object.assign(request.row, { state: 'withdrawn', version: 2, updated_at: at });
  return request;
}
