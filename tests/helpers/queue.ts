import type { ValidationRow } from '../../shared/contract/validations.ts';
import type { World } from './world.ts';

/** The requests about sheets that wait for the office, as its queue names them. */
export const requestsWaiting = async ({ staff }: Pick<World, 'staff'>, kind?: 'guardian' | 'student'): Promise<ValidationRow[]> =>
  (await staff.call('validations.list', { kind, pageSize: 200 })).rows.filter((row) => row.kind === 'guardian' || row.kind === 'student');

/** The documents that wait, each as staff open it. */
export async function documentsWaiting({ staff }: Pick<World, 'staff'>) {
  const { rows } = await staff.call('validations.list', { kind: 'document', pageSize: 200 });
  return Promise.all(rows.map(({ id }) => staff.call('documents.get', { id })));
}

/** The answers to campaigns that wait, each as staff open it; `search`: found by the family's words. */
export async function reEnrolmentsWaiting({ staff }: Pick<World, 'staff'>, search = '') {
  const { rows } = await staff.call('validations.list', { kind: 're-enrolment', search, pageSize: 200 });
  return Promise.all(rows.map(({ id }) => staff.call('reEnrolments.get', { id })));
}
