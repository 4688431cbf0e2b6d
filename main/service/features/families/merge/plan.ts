import { createHash } from 'node:crypto';
import { GO_WITH_FAMILY, GO_WITH_GUARDIAN, GO_WITH_STUDENT, idsWhere, type Move } from '../../../../../db/family-merges.ts';
import { answersInBoth, coursesInBoth } from '../../../../../db/family-overlaps.ts';
import type { ReadDb } from '../../../../../db/open.ts';
import { fullName } from '../../../../../shared/rules/names.ts';
import type { File, Mappings, Student } from './files.ts';
import { obstaclesOf } from './obstacles.ts';
import { protectionMoves } from './protections.ts';

/** Everything that a merge would change but the values of sheets, and what speaks against it. */
export interface Plan {
  moves: Move[];
  /** How many rows of each table change family. */
  counts: ReadonlyMap<string, number>;
  accounts: { identifier: string; name: string; fate: 'kept' | 'moved' | 'closed' }[];
  stays: string[];
  obstacles: string[];
}

export async function planOf(db: ReadDb, kept: File, merged: File, mappings: Mappings, at: string): Promise<Plan> {
  const obstacles = await obstaclesOf(db, kept, merged, mappings);
  const { left, stays } = await leftBehind(db, merged, mappings);
  const family = await familyMoves(db, kept, merged, left);
  const guardians = await guardianMoves(db, kept, merged, mappings);
  const students = await studentMoves(db, kept, merged, mappings, { at, left });
  const protections = protectionMoves(kept, merged, mappings);
  return {
    moves: [...family, ...guardians, ...protections.moves, ...students, ...(await closing(db, kept, merged, at))].filter(
      ({ ids }) => ids.length > 0,
    ),
    counts: new Map(family.map(({ table, ids }) => [table, ids.length])),
    accounts: accountsOf(kept, merged, mappings),
    stays: [...stays, ...protections.stays],
    obstacles,
  };
}

/** Rows that have no place in the file that stays: the same course or campaign is there already. */
interface Left {
  ids: ReadonlySet<string>;
}

async function familyMoves(db: ReadDb, kept: File, merged: File, left: Left): Promise<Move[]> {
  const moves: Move[] = [];
  for (const table of GO_WITH_FAMILY) {
    const ids = (await idsWhere(db, table, 'family_id', merged.family.id)).filter((id) => !left.ids.has(id));
    moves.push({ table, ids, from: { family_id: merged.family.id }, to: { family_id: kept.family.id } });
  }
  return moves;
}

async function guardianMoves(db: ReadDb, kept: File, merged: File, { guardians }: Mappings): Promise<Move[]> {
  const moves: Move[] = [];
  const families = { from: merged.family.id, to: kept.family.id };
  for (const guardian of merged.guardians) {
    const into = guardians.get(guardian.id) ?? null;
    const account = merged.accounts.find(({ guardian_id }) => guardian_id === guardian.id);
    if (into === null) {
      moves.push({
        table: 'guardian',
        ids: [guardian.id],
        from: { family_id: families.from, position: guardian.position },
        to: { family_id: families.to, position: 2 },
      });
      if (account) moves.push({ table: 'account', ids: [account.id], from: { family_id: families.from }, to: { family_id: families.to } });
      continue;
    }
    for (const table of GO_WITH_GUARDIAN)
      moves.push({
        table,
        ids: await idsWhere(db, table, 'guardian_id', guardian.id),
        from: { guardian_id: guardian.id },
        to: { guardian_id: into },
      });
    if (account && !kept.accounts.some(({ guardian_id }) => guardian_id === into))
      moves.push({
        table: 'account',
        ids: [account.id],
        from: { family_id: families.from, guardian_id: guardian.id },
        to: { family_id: families.to, guardian_id: into },
      });
  }
  return moves;
}

async function studentMoves(
  db: ReadDb,
  kept: File,
  merged: File,
  { students }: Mappings,
  { at, left }: { at: string; left: Left },
): Promise<Move[]> {
  const moves: Move[] = [];
  for (const student of merged.students) {
    const into = students.get(student.id) ?? null;
    if (into === null) continue;
    for (const table of GO_WITH_STUDENT)
      moves.push({
        table,
        ids: (await idsWhere(db, table, 'student_id', student.id)).filter((id) => !left.ids.has(id)),
        from: { student_id: student.id },
        to: { student_id: into },
      });
    moves.push({ table: 'student', ids: [student.id], from: { archived_at: null }, to: { archived_at: at } });
  }
  const coming = [...merged.students.filter(({ id }) => !students.get(id)), ...merged.archived].map(({ id }) => id);
  moves.push({ table: 'student', ids: coming, from: { family_id: merged.family.id }, to: { family_id: kept.family.id } });
  return moves;
}

/** The file that goes is archived; what had gone into it, or had left it, follows. */
async function closing(db: ReadDb, kept: File, merged: File, at: string): Promise<Move[]> {
  const [from, to] = [merged.family.id, kept.family.id];
  return [
    {
      table: 'family',
      ids: await idsWhere(db, 'family', 'merged_into_id', from),
      from: { merged_into_id: from },
      to: { merged_into_id: to },
    },
    {
      table: 'family',
      ids: await idsWhere(db, 'family', 'left_family_id', from),
      from: { left_family_id: from },
      to: { left_family_id: to },
    },
    { table: 'family', ids: [from], from: { merged_into_id: null, archived_at: null }, to: { merged_into_id: to, archived_at: at } },
  ];
}

/** An identifier goes on working where the person has no other one; of two, the one of the file that stays. */
function accountsOf(kept: File, merged: File, { guardians }: Mappings): Plan['accounts'] {
  const nameOf = (id: string) => {
    const guardian = [...kept.guardians, ...merged.guardians].find((one) => one.id === id);
    return guardian ? fullName(guardian) : '';
  };
  return [
    ...kept.accounts.map(({ identifier, guardian_id }) => ({ identifier, name: nameOf(guardian_id), fate: 'kept' as const })),
    ...merged.accounts.map(({ identifier, guardian_id }) => {
      const into = guardians.get(guardian_id) ?? null;
      const isClosed = into !== null && kept.accounts.some((account) => account.guardian_id === into);
      return { identifier, name: nameOf(guardian_id), fate: isClosed ? ('closed' as const) : ('moved' as const) };
    }),
  ];
}

async function leftBehind(db: ReadDb, merged: File, { students }: Mappings): Promise<{ left: Left; stays: string[] }> {
  const ids = new Set<string>();
  const stays: string[] = [];
  for (const student of merged.students) {
    const into = students.get(student.id);
    if (!into) continue;
    for (const { id, name } of await inBoth(db, student, into)) {
      ids.add(id);
      stays.push(name);
    }
  }
  return { left: { ids }, stays };
}

/** A course or a campaign that both have of one child: the store allows one of each. */
async function inBoth(db: ReadDb, student: Student, into: string): Promise<{ id: string; name: string }[]> {
  const courses = await coursesInBoth(db, student.id, into);
  const answers = await answersInBoth(db, student.id, into);
  return [
    ...courses.map(({ id, name }) => ({
      id,
      name: `${student.first_name} suit « ${name} » dans les deux dossiers : l’inscription du dossier gardé compte.`,
    })),
    ...answers.map(({ id, name }) => ({
      id,
      name: `${student.first_name} a répondu deux fois à « ${name} » : la réponse du dossier gardé compte.`,
    })),
  ];
}

/** Of all that a preview rests on: another one is another merge. The instant is left out. */
export const fingerprint = (kept: File, merged: File, plan: Plan): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        [kept, merged].map(({ family, guardians, students, archived, accounts }) => [
          family.version,
          [...guardians, ...students, ...archived].map(({ id, version }) => [id, version]),
          accounts.map(({ id, guardian_id }) => [id, guardian_id]),
        ]),
        plan.moves.map(({ table, ids }) => [table, ids]),
        plan.obstacles,
      ]),
    )
    .digest('hex');
