import type { WriteDb } from '../open.ts';
import {
  CURRICULA,
  type CurriculumKey,
  CYCLES,
  cycleOfLevel,
  DEPARTMENTS,
  DISCIPLINES,
  type DisciplineKey,
  disciplineKeys,
  disciplineOf,
  idOf,
  LEVELS,
} from './organisation.ts';
import { insertRows } from './rows.ts';

/** The lists that every school writes its own way: years, departments, cycles, situations, marks. */
export async function seedReferenceLists(db: WriteDb): Promise<void> {
  await seedYears(db);
  await seedOrganisation(db);
  await seedLevels(db);
  await seedFollowUpLists(db);
  await seedScales(db);
}

async function seedYears(db: WriteDb): Promise<void> {
  const year = (start: number) => ({
    id: idOf('school-year', `${start}-${start + 1}`),
    label: `${start}-${start + 1}`,
    starts_on: `${start}-09-01`,
    ends_on: `${start + 1}-08-31`,
    current: start === 2026 ? (1 as const) : (0 as const),
    closed_at: start < 2026 ? `${start + 1}-08-28T14:00:00.000Z` : null,
  });
  await insertRows(db, 'school_year', [2024, 2025, 2026, 2027].map(year));
}

const listed = (kind: string, entries: Record<string, string>) =>
  Object.entries(entries).map(([key, name], position) => ({ id: idOf(kind, key), name, position, archived_at: null }));

async function seedOrganisation(db: WriteDb): Promise<void> {
  await insertRows(
    db,
    'department',
    listed('department', DEPARTMENTS).map((row) => ({ ...row, site_id: null, short_name: null })),
  );
  await insertRows(
    db,
    'discipline',
    disciplineKeys.map((key, position) => {
      const { name, short, department } = disciplineOf(key);
      return {
        id: idOf('discipline', key),
        department_id: idOf('department', department),
        name,
        short_name: short,
        position,
        archived_at: null,
      };
    }),
  );
  const curricula = Object.entries(CURRICULA);
  await insertRows(
    db,
    'curriculum',
    curricula.map(([key, { name, short, department }], position) => ({
      id: idOf('curriculum', key),
      site_id: null,
      department_id: department && idOf('department', department),
      name,
      short_name: short,
      position,
      archived_at: null,
    })),
  );
  await insertRows(
    db,
    'curriculum_discipline',
    curricula.flatMap(([key]) => contentOf(key as CurriculumKey)),
  );
}

function contentOf(curriculum: CurriculumKey) {
  const instruments = disciplineKeys.filter((key) => disciplineOf(key).weight > 0);
  const own: readonly DisciplineKey[] = CURRICULA[curriculum].holds;
  const all = curriculum === 'musique' || curriculum === 'adultes' ? [...instruments, ...own] : own;
  return all.map((discipline, position) => ({
    curriculum_id: idOf('curriculum', curriculum),
    discipline_id: idOf('discipline', discipline),
    mandatory: DISCIPLINES[discipline].department === 'formation-musicale' ? (1 as const) : (0 as const),
    position,
  }));
}

async function seedLevels(db: WriteDb): Promise<void> {
  const shorts: Record<string, string> = { c1: 'C1', c2: 'C2', c3: 'C3', eveil: 'EV', initiation: 'IN', cpes: 'DEM', personnalise: 'PP' };
  await insertRows(
    db,
    'cycle',
    Object.entries(CYCLES).map(([key, name], position) => ({
      id: idOf('cycle', key),
      name,
      short_name: shorts[key] ?? null,
      position,
      archived_at: null,
    })),
  );
  const levels = LEVELS.map((name, position) => {
    const next = LEVELS[position + 1];
    return {
      id: idOf('level', name),
      cycle_id: idOf('cycle', cycleOfLevel(name)),
      name,
      short_name: name,
      position,
      next_level_id: next ? idOf('level', next) : null,
      archived_at: null,
    };
  });
  await insertRows(db, 'level', levels.toReversed());
}

async function seedFollowUpLists(db: WriteDb): Promise<void> {
  const situation = (key: string, name: string, active: 0 | 1, position: number) => ({
    id: idOf('situation', key),
    name,
    active,
    position,
    archived_at: null,
  });
  await insertRows(db, 'enrolment_situation', [
    situation('active', 'Actif', 1, 0),
    situation('waiting', 'Liste d’attente', 0, 1),
    situation('left-course', 'Démission d’un cours', 0, 2),
    situation('left', 'Démission de tous les cours', 0, 3),
    situation('not-re-enrolled', 'Non réinscrit', 0, 4),
  ]);
  const status = (key: string, name: string, absent: 0 | 1, justified: 0 | 1, position: number) => ({
    id: idOf('attendance', key),
    name,
    absent,
    justified,
    position,
    archived_at: null,
  });
  await insertRows(db, 'attendance_status', [
    status('present', 'Présent', 0, 0, 0),
    status('late', 'En retard', 0, 0, 1),
    status('absent', 'Absent', 1, 0, 2),
    status('excused', 'Excusé', 1, 1, 3),
  ]);
  const reason = (key: string, name: string, justified: 0 | 1, position: number) => ({
    id: idOf('absence-reason', key),
    name,
    justified,
    position,
    archived_at: null,
  });
  await insertRows(db, 'absence_reason', [
    reason('illness', 'Maladie', 1, 0),
    reason('family', 'Raison familiale', 1, 1),
    reason('school', 'Sortie scolaire', 1, 2),
    reason('transport', 'Transport', 0, 3),
    reason('none', 'Sans motif', 0, 4),
  ]);
  await insertRows(
    db,
    'repertoire_kind',
    listed('repertoire-kind', { audition: 'Audition', concert: 'Concert', exam: 'Examen', stage: 'Représentation' }),
  );
}

async function seedScales(db: WriteDb): Promise<void> {
  await insertRows(
    db,
    'evaluation_type',
    listed('evaluation-type', {
      collective: 'Devoir collectif',
      continuous: 'Contrôle continu',
      exam: 'Examen de cycle',
      audition: 'Audition',
    }),
  );
  await insertRows(db, 'evaluation_scale', [
    { id: idOf('scale', 'twenty'), name: 'Note sur 20', kind: 'number' as const, out_of_hundredths: 2000, position: 0, archived_at: null },
    { id: idOf('scale', 'letters'), name: 'Lettres', kind: 'letter' as const, out_of_hundredths: null, position: 1, archived_at: null },
  ]);
  await insertRows(
    db,
    'evaluation_scale_value',
    [1800, 1400, 1000, 600].map((equivalent, position) => ({
      id: idOf('scale-value', String(position)),
      scale_id: idOf('scale', 'letters'),
      label: 'ABCD'[position] ?? '',
      equivalent_hundredths: equivalent,
      position,
    })),
  );
  const mention = (key: string, name: string, short_name: string, position: number) => ({
    id: idOf('mention', key),
    name,
    short_name,
    position,
    archived_at: null,
  });
  await insertRows(db, 'mention', [
    mention('tb', 'Très bien', 'TB', 0),
    mention('b', 'Bien', 'B', 1),
    mention('ab', 'Assez bien', 'AB', 2),
  ]);
  const outcome = (kind: 'class-result' | 'cycle-result', name: string, passed: 0 | 1 | null, position: number) => ({
    id: idOf(kind, String(position)),
    kind,
    name,
    passed,
    position,
    archived_at: null,
  });
  await insertRows(db, 'outcome', [
    outcome('class-result', 'Admis à l’unanimité', 1, 0),
    outcome('class-result', 'Admis', 1, 1),
    outcome('class-result', 'Maintenu', 0, 2),
    outcome('cycle-result', 'Admis', 1, 0),
    outcome('cycle-result', 'Maintenu', 0, 1),
    outcome('cycle-result', 'Fin des études', null, 2),
  ]);
}
