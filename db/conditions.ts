import type { ConditionChoices } from '../shared/rules/condition-words.ts';
import type { ReadDb } from './open.ts';

/** What a condition can be chosen from, in the office's order; what is no longer used is left out. */
export async function conditionChoices(db: ReadDb, siteId: string | null): Promise<ConditionChoices> {
  const list = (table: 'discipline' | 'cycle' | 'level' | 'enrolment_situation') =>
    db
      .selectFrom(table)
      .select(['id as value', 'name as label'])
      .where('archived_at', 'is', null)
      .orderBy('position')
      .orderBy('name')
      .execute();
  const ofSite = (table: 'department' | 'curriculum') =>
    db
      .selectFrom(table)
      .select(['id as value', 'name as label'])
      .where('archived_at', 'is', null)
      .$if(siteId !== null, (found) => found.where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', siteId)])))
      .orderBy('position')
      .orderBy('name')
      .execute();
  return {
    discipline: await list('discipline'),
    department: await ofSite('department'),
    curriculum: await ofSite('curriculum'),
    cycle: await list('cycle'),
    level: await list('level'),
    situation: await list('enrolment_situation'),
    'payment-mode': [{ value: 'direct-debit', label: 'prélèvement automatique' }],
  };
}
