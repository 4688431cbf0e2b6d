import { setImmediate as breathe } from 'node:timers/promises';
import { fullName } from '../shared/rules/names.ts';
import type { FamilyFacts, RentedThing, StudentStudies, Study } from '../shared/rules/tariffs.ts';
import type { ReadDb } from './open.ts';

// What a family's price depends on: quotient, residence, courses of the year, contracts of rental.

export interface YearOfPrices {
  id: string;
  startsOn: string;
  endsOn: string;
}

export interface PricedFamily {
  id: string;
  name: string;
  siteId: string;
  /** Of the quotient, when it was given. */
  quotientDate: string | null;
  /** How the family pays is asked apart. */
  facts: Omit<FamilyFacts, 'period'>;
}

/** Families read at once; between two lots whoever else waits for the service is answered. */
const LOT = 60;

/** All families in use of a site, a lot at a time. */
export async function* pricedFamiliesOf(db: ReadDb, siteId: string, year: YearOfPrices): AsyncGenerator<PricedFamily[]> {
  const rows = await db
    .selectFrom('family')
    .select('id')
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += LOT) {
    yield await pricedFamilies(db, ids.slice(at, at + LOT), year);
    await breathe();
  }
}

/** These families with what they follow and rent in a year (in no order). A year nobody is enrolled in yet is priced on this year's courses. */
export async function pricedFamilies(db: ReadDb, familyIds: readonly string[], year: YearOfPrices): Promise<PricedFamily[]> {
  if (familyIds.length === 0) return [];
  const families = await db.selectFrom('family').select(['id', 'name', 'site_id', 'residence']).where('id', 'in', familyIds).execute();
  const quotients = await quotientsOf(db, familyIds);
  const students = groupBy(await studentsOf(db, familyIds), ({ family_id }) => family_id);
  const studies = await studiesOf(db, familyIds, year);
  const rentals = groupBy(await rentalsOf(db, familyIds, year), ({ familyId }) => familyId);
  return families.map(({ id, name, site_id, residence }) => ({
    id,
    name,
    siteId: site_id,
    quotientDate: quotients.get(id)?.date ?? null,
    facts: {
      quotientCents: quotients.get(id)?.cents ?? null,
      residence,
      students: (students.get(id) ?? []).map(
        (student): StudentStudies => ({
          id: student.id,
          name: fullName(student),
          birthDate: student.birth_date,
          studies: studies.get(student.id) ?? [],
        }),
      ),
      rentals: (rentals.get(id) ?? []).map(({ familyId: _family, ...thing }) => thing),
    },
  }));
}

/** The first responsable's; the second's where the first has given none. */
async function quotientsOf(db: ReadDb, familyIds: readonly string[]): Promise<Map<string, { cents: number; date: string | null }>> {
  const rows = await db
    .selectFrom('guardian')
    .select(['family_id', 'quotient_cents', 'quotient_date'])
    .where('family_id', 'in', familyIds)
    .where('quotient_cents', 'is not', null)
    .orderBy('position', 'desc')
    .execute();
  return new Map(
    rows.flatMap((row) => (row.quotient_cents === null ? [] : [[row.family_id, { cents: row.quotient_cents, date: row.quotient_date }]])),
  );
}

const studentsOf = (db: ReadDb, familyIds: readonly string[]) =>
  db
    .selectFrom('student')
    .select(['id', 'family_id', 'first_name', 'last_name', 'birth_date'])
    .where('family_id', 'in', familyIds)
    .where('archived_at', 'is', null)
    .orderBy('birth_date')
    .orderBy('first_name')
    .orderBy('id')
    .execute();

/** By student; only situations that count as attending. */
async function studiesOf(db: ReadDb, familyIds: readonly string[], year: YearOfPrices): Promise<Map<string, Study[]>> {
  const begun = await db.selectFrom('course').select('id').where('school_year_id', '=', year.id).limit(1).executeTakeFirst();
  const rows = await db
    .selectFrom('student')
    .innerJoin('enrolment', 'enrolment.student_id', 'student.id')
    .innerJoin('course', 'course.id', 'enrolment.course_id')
    .innerJoin('school_year', 'school_year.id', 'course.school_year_id')
    .innerJoin('discipline', 'discipline.id', 'course.discipline_id')
    .innerJoin('enrolment_situation', 'enrolment_situation.id', 'enrolment.situation_id')
    .select(['enrolment.id', 'enrolment.student_id', 'course.discipline_id', 'discipline.name'])
    .select((eb) => eb.fn.coalesce('enrolment.curriculum_id', 'course.curriculum_id').as('curriculum_id'))
    .select((eb) => eb.fn.coalesce('enrolment.cycle_id', 'course.cycle_id').as('cycle_id'))
    .select(['course.school_year_id', 'school_year.current'])
    .where('student.family_id', 'in', familyIds)
    .where('enrolment_situation.active', '=', 1)
    .orderBy('course.collective')
    .orderBy('discipline.name')
    .orderBy('enrolment.id')
    .execute();
  const ofYear = rows.filter((row) => (begun ? row.school_year_id === year.id : row.current === 1));
  const grouped = groupBy(ofYear, ({ student_id }) => student_id);
  return new Map(
    [...grouped].map(([student, own]) => [
      student,
      own.map((row) => ({
        // of a year to come nobody is enrolled in anything
        enrolmentId: begun ? row.id : null,
        name: row.name,
        curriculumId: row.curriculum_id,
        disciplineId: row.discipline_id,
        cycleId: row.cycle_id,
      })),
    ]),
  );
}

/** Contracts that run during the year, with the days of it that they take. */
async function rentalsOf(db: ReadDb, familyIds: readonly string[], year: YearOfPrices): Promise<(RentedThing & { familyId: string })[]> {
  const rows = await db
    .selectFrom('rental')
    .leftJoin('inventory_item', 'inventory_item.id', 'rental.item_id')
    .leftJoin('room', 'room.id', 'rental.room_id')
    .select(['rental.id', 'rental.family_id', 'rental.student_id', 'rental.tariff_id', 'rental.starts_on', 'rental.due_on'])
    .select(['rental.returned_on', 'inventory_item.name as item_name', 'inventory_item.number', 'room.name as room_name'])
    .where('rental.family_id', 'in', familyIds)
    .where('rental.starts_on', '<=', year.endsOn)
    .orderBy('rental.starts_on')
    .orderBy('rental.id')
    .execute();
  return rows.flatMap((row) => {
    const ends = row.returned_on ?? row.due_on ?? year.endsOn;
    if (ends < year.startsOn) return [];
    return [
      {
        id: row.id,
        familyId: row.family_id,
        studentId: row.student_id,
        tariffId: row.tariff_id,
        name: row.item_name === null ? `Salle ${row.room_name}` : `${row.item_name} n°\u00a0${row.number}`,
        startsOn: row.starts_on > year.startsOn ? row.starts_on : year.startsOn,
        endsOn: ends < year.endsOn ? ends : year.endsOn,
      },
    ];
  });
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
