import type { ConditionKind } from '../shared/rules/condition-words.ts';
import type { ReadDb } from './open.ts';

export interface Choice {
  value: string;
  label: string;
  archived: boolean;
}

/** What conditions of a site can be compared with, by kind, in the office's order; also what has been archived, which stands in older ones. */
export async function conditionChoices(db: ReadDb, siteId: string): Promise<Partial<Record<ConditionKind, Choice[]>>> {
  const [departments, disciplines, curricula, cycles, levels, situations, cities] = await Promise.all([
    departmentRows(db, siteId),
    disciplineRows(db, siteId),
    curriculumRows(db, siteId),
    db.selectFrom('cycle').select(['id', 'name', 'archived_at']).orderBy('position').orderBy('name').execute(),
    db.selectFrom('level').select(['id', 'name', 'archived_at']).orderBy('position').orderBy('name').execute(),
    db.selectFrom('enrolment_situation').select(['id', 'name', 'archived_at']).orderBy('position').orderBy('name').execute(),
    cityRows(db, siteId),
  ]);
  return {
    department: departments.map(choice),
    discipline: disciplines.map(choice),
    curriculum: curricula.map(choice),
    cycle: cycles.map(choice),
    level: levels.map(choice),
    situation: situations.map(choice),
    city: cities.flatMap(({ city }) => (city ? [{ value: city, label: city, archived: false }] : [])),
    'payment-mode': [{ value: 'direct-debit', label: 'Prélèvement automatique', archived: false }],
  };
}

const choice = ({ id, name, archived_at }: { id: string; name: string; archived_at: string | null }): Choice => ({
  value: id,
  label: name,
  archived: archived_at !== null,
});

const departmentRows = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('department')
    .select(['id', 'name', 'archived_at'])
    .where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', siteId)]))
    .orderBy('position')
    .orderBy('name')
    .execute();

const disciplineRows = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('discipline')
    .leftJoin('department', 'department.id', 'discipline.department_id')
    .select(['discipline.id', 'discipline.name', 'discipline.archived_at'])
    .where((eb) => eb.or([eb('department.site_id', 'is', null), eb('department.site_id', '=', siteId)]))
    .orderBy('discipline.name')
    .execute();

const curriculumRows = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('curriculum')
    .select(['id', 'name', 'archived_at'])
    .where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', siteId)]))
    .orderBy('position')
    .orderBy('name')
    .execute();

/** As the first responsables' sheets spell them: a condition is compared letter by letter. */
const cityRows = (db: ReadDb, siteId: string) =>
  db
    .selectFrom('guardian')
    .innerJoin('family', 'family.id', 'guardian.family_id')
    .select('guardian.city')
    .distinct()
    .where('family.site_id', '=', siteId)
    .where('guardian.position', '=', 1)
    .where('guardian.city', 'is not', null)
    .orderBy('guardian.city')
    .execute();
