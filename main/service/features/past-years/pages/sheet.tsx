/** @jsxImportSource ../../../jsx */
import type { PastCourseSheet } from '../../../../../shared/contract/past-years.ts';
import { formatDay } from '../../../../../shared/dates.ts';
import { formatHundredths } from '../../../../../shared/marks.ts';
import { type Fact, Facts } from '../../../extranet/facts.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { PastFile, readPastFile } from './file.tsx';

/** The tab *Historique* of a past course: every field that the guide's picture has, those that are empty too. */
export async function showSheet(visit: Visit): Promise<Reply> {
  const { student, past } = await readPastFile(visit);
  return show(
    <PastFile visit={visit} student={student} past={past} tab="historique">
      <Facts title="Cours" facts={courseFacts(past)} />
      <Facts title="Suivi" facts={followUpFacts(past)} />
      <Facts title="Résultats" facts={resultFacts(past)} />
    </PastFile>,
  );
}

const courseFacts = (past: PastCourseSheet): Fact[] => [
  ['Année', past.schoolYear],
  ['Période', period(past)],
  ['Département', past.department],
  ['Classe', past.className],
  ['Cycle', past.cycle],
  ['Enseignant', past.teacher],
];

const followUpFacts = (past: PastCourseSheet): Fact[] => [
  [<abbr title="Nombre d’heures">Nb heures</abbr>, hundredths(past.hours)],
  [<abbr title="Nombre d’heures effectuées">Nb heures effectuées</abbr>, hundredths(past.hoursAttended)],
  [<abbr title="Absences au total">Abs. tot.</abbr>, past.absences],
  [<abbr title="Absences non justifiées">Abs. non just.</abbr>, past.absencesUnjustified],
  ['Horaires aménagés', past.arrangedSchedule],
  ['Situation d’activité', past.situation],
  ['Note', past.note],
];

const resultFacts = (past: PastCourseSheet): Fact[] => [
  ['Premier instrument', past.firstInstrument],
  ['Moyenne', averageOf(past)],
  ['Moyenne lettres', past.averageLetter],
  ['Médian', hundredths(past.median)],
  ['Résultat classe', past.classResult],
  ['Résultat cycle', past.cycleResult],
  ['Admission classe', past.classAdmission],
  ['Admission cycle', past.cycleAdmission],
];

const hundredths = (value: number | null): string | null => (value === null ? null : formatHundredths(value));

/** « 15,75 / 20,00 », as the guide has it. */
const averageOf = ({ average, averageOutOf }: PastCourseSheet): string | null =>
  [hundredths(average), average !== null && hundredths(averageOutOf)].filter(Boolean).join('\u00a0/\u00a0') || null;

function period({ fromOn, toOn }: PastCourseSheet): string | null {
  if (fromOn && toOn) return `De ${formatDay(fromOn)} au ${formatDay(toOn)}`;
  if (fromOn) return `Depuis le ${formatDay(fromOn)}`;
  return toOn && `Jusqu’au ${formatDay(toOn)}`;
}
