import type { HistoryEntry } from '../history.ts';
import type { WriteDb } from '../open.ts';
import type { Row } from '../tables.ts';
import type { CurriculumKey, CycleKey, DisciplineKey, LevelName } from './organisation.ts';

export type SiteKey = 'centre' | 'alpes';

/** What a student attends this year, before it becomes an enrolment. */
export interface Study {
  discipline: DisciplineKey;
  curriculum: CurriculumKey;
  cycle: CycleKey;
  level: LevelName | null;
  situation: 'active' | 'waiting' | 'left-course' | 'left';
}

export interface DemoStudent {
  row: Row<'student'>;
  age: number;
  /** The calendar year of the first school year here. */
  since: number;
  studies: Study[];
}

export interface DemoGuardian {
  row: Row<'guardian'>;
  account: Row<'account'> | null;
  /** What opens the account at once; null when nothing does. */
  password: string | null;
}

export interface DemoFamily {
  index: number;
  site: SiteKey;
  row: Row<'family'>;
  guardians: DemoGuardian[];
  students: DemoStudent[];
}

/** What a subject needs to fill its tables. */
export interface Demo {
  db: WriteDb;
  families: readonly DemoFamily[];
  staff: Readonly<Record<'sonia' | 'marc' | 'nadia' | 'hugo', Row<'staff'>>>;
  /** What the history will tell, in any order. */
  trail: HistoryEntry[];
  /** The last number used in each series, so that the next one follows without gap. */
  counters: Map<string, number>;
}

/** The first families have everything; of the others, large stores keep what lists and searches need. */
export const DETAILED_FAMILIES = 300;
export const isDetailed = (family: DemoFamily): boolean => family.index < DETAILED_FAMILIES;

/** The family whose parents live apart and disagree: what it asks for waits, and is stopped (Code civil 372-2). */
export const DISAGREEING = 17;

/** A family without its first guardian cannot be. */
export function responsableOf(family: DemoFamily): DemoGuardian {
  const [first] = family.guardians;
  if (!first) throw new Error(`family ${family.row.number} has no guardian`);
  return first;
}

/** The first account of a family that may act on the extranet. */
export const accountOf = (family: DemoFamily): Row<'account'> | null =>
  family.guardians.find((g) => g.account?.password_hash && !g.account.blocked_at)?.account ?? null;
