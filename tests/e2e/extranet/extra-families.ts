// Two families that the demonstration lacks, put into its store before it is served: one whose file is still empty, one with 500 lessons.
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { FamilyAccount } from './office.ts';

type Row = Record<string, unknown>;

export const MANY = 500;

/** Writes both families into the store; they log in with the password of the account that is given. */
export function addExtraFamilies(store: Database.Database, like: FamilyAccount): Record<'empty' | 'many', FamilyAccount> {
  return store.transaction(() => {
    const empty = aFamily(store, like, 'Vide');
    const many = aFamily(store, like, 'Nombreux');
    giveLessons(store, many.student);
    return { empty: empty.account, many: many.account };
  })();
}

function aFamily(store: Database.Database, like: FamilyAccount, name: string): { account: FamilyAccount; student: string } {
  const account = one(store, 'SELECT * FROM account WHERE identifier = ?', like.identifier);
  const family = copy(store, 'family', one(store, 'SELECT * FROM family WHERE id = ?', account.family_id), {
    number: `SUPPLEMENT-${name}`,
    name,
  });
  const guardian = copy(store, 'guardian', one(store, 'SELECT * FROM guardian WHERE id = ?', account.guardian_id), {
    family_id: family,
    last_name: name,
  });
  const identifier = `${name.toUpperCase()}-0001`;
  copy(store, 'account', account, { family_id: family, guardian_id: guardian, identifier, identifier_key: identifier });
  const student = copy(store, 'student', one(store, 'SELECT * FROM student WHERE family_id = ? LIMIT 1', account.family_id), {
    family_id: family,
    guardian_id: null,
    last_name: name,
    first_name: 'Camille',
    photo_document_id: null,
  });
  return { account: { ...like, identifier, students: [`Camille ${name}`] }, student };
}

/** One course of this year that was held 500 times, the student present. */
function giveLessons(store: Database.Database, student: string): void {
  const held = one(
    store,
    `SELECT a.enrolment_id, a.session_id, e.course_id FROM attendance a JOIN course_session s ON s.id = a.session_id
     JOIN enrolment e ON e.id = a.enrolment_id JOIN course c ON c.id = e.course_id JOIN school_year y ON y.id = c.school_year_id AND y.current = 1
     WHERE s.state = 'held' ORDER BY a.id LIMIT 1`,
  );
  const course = copy(store, 'course', one(store, 'SELECT * FROM course WHERE id = ?', held.course_id), {});
  const enrolment = copy(store, 'enrolment', one(store, 'SELECT * FROM enrolment WHERE id = ?', held.enrolment_id), {
    student_id: student,
    course_id: course,
    re_enrolment_id: null,
  });
  const session = one(store, 'SELECT * FROM course_session WHERE id = ?', held.session_id);
  const attendance = one(store, 'SELECT * FROM attendance WHERE session_id = ? AND enrolment_id = ?', held.session_id, held.enrolment_id);
  for (let i = 0; i < MANY; i++) {
    const hour = `${String(8 + (i % 12)).padStart(2, '0')}:00`;
    const lesson = copy(store, 'course_session', session, { course_id: course, starts_time: hour });
    copy(store, 'attendance', attendance, { session_id: lesson, enrolment_id: enrolment, passage_time: hour });
  }
}

const one = (store: Database.Database, sql: string, ...values: unknown[]): Row => {
  const row = store.prepare(sql).get(...values) as Row | undefined;
  if (!row) throw new Error(`the demonstration has nothing for: ${sql}`);
  return row;
};

/** The same row again under a new id, with these columns changed; gives the id. */
function copy(store: Database.Database, table: string, row: Row, changed: Row): string {
  const next: Row = { ...row, ...changed, id: randomUUID() };
  const columns = Object.keys(next);
  store.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(next));
  return next.id as string;
}
