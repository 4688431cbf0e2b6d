import { formatDate, formatDay, formatDeadline } from '../../../../shared/dates.ts';
import { formatCents } from '../../../../shared/money.ts';
import { mayAnswer } from '../../../../shared/rules/re-enrolment.ts';
import { documentsPath } from '../../extranet/documents-table.tsx';
import { studentPath } from '../../extranet/student-file.tsx';
import { forWhom, type Home, type Line, ofWhom, sheetOf } from './line.ts';

/**
 * What the family has to do, the most important first: what was refused, what runs out, what is late, then what is open and what is asked
 * for. Nothing when there is nothing.
 */
export const tasksOf = (home: Home): Line[] => [
  ...refusedSheets(home),
  ...home.reEnrolments.filter(isBack).flatMap((one) => reEnrolmentTask(one, home)),
  ...home.documents.filter(({ state }) => state === 'refused').map(documentAgain),
  ...home.documents.filter(({ state }) => state === 'expired').map(documentAgain),
  ...home.dues.filter(({ next }) => next?.late).map(dueTask),
  ...home.reEnrolments.filter((one) => !isBack(one)).flatMap((one) => reEnrolmentTask(one, home)),
  ...missingDocuments(home),
  ...home.dues.filter(({ next }) => !next?.late).map(dueTask),
];

/** One line for each sheet, whatever the number of its refused fields. */
function refusedSheets({ refused }: Home): Line[] {
  const sheets = [...new Map(refused.map(({ student }) => [student?.id, student])).values()];
  return sheets.map((student): Line => {
    const fields = refused.filter((field) => field.student?.id === student?.id);
    const decidedAt = fields.map((field) => field.decidedAt).sort();
    const { sheet, ...way } = sheetOf(student);
    return {
      ...way,
      mark: 'refused',
      icon: 'refused',
      title: `${sheet} : modification refusée`,
      details: [...fields.map(({ label, reason }) => `${label} : ${reason}`), `Réponse du ${formatDate(decidedAt.at(-1) ?? '')}`],
    };
  });
}

type ReEnrolment = Home['reEnrolments'][number];

/** The office has looked at it and wants something of the family. */
const isBack = ({ state }: ReEnrolment): boolean => state === 'to-complete' || state === 'refused';

/** The family's turn: the campaign is open, and nothing is in the office's hands or settled. */
const isAwaited = ({ open, state }: ReEnrolment): boolean => open && mayAnswer(state) && state !== 'submitted';

/** What a campaign still wants of a student, the student's documents included, for they are given on the same page. */
function reEnrolmentTask(one: ReEnrolment, { documents }: Home): Line[] {
  if (!isAwaited(one)) return [];
  const { student, state, closesAt, reason } = one;
  const title = `Réinscription ${ofWhom(student)}`;
  const missing = missingOf(documents, student);
  const details = [
    ...(reason && isBack(one) ? [reason] : []),
    `Jusqu’au ${formatDeadline(closesAt)}`,
    ...(missing.length > 0 ? [`${missing.length > 1 ? 'Pièces' : 'Pièce'} à fournir : ${namesOf(missing)}`] : []),
  ];
  const line = { details, href: studentPath(student.id, 'reinscription'), about: ofWhom(student) };
  if (state === 'to-complete')
    return [{ ...line, mark: 'refused', icon: 'alert', title: `${title} à compléter`, way: 'Compléter la demande' }];
  if (state === 'refused') return [{ ...line, mark: 'refused', icon: 'refused', title: `${title} refusée`, way: 'Revoir la demande' }];
  if (state === 'draft')
    return [{ ...line, mark: 'wanted', icon: 'calendar', title: `${title} : brouillon à envoyer`, way: 'Terminer la demande' }];
  return [{ ...line, mark: 'wanted', icon: 'calendar', title: `${title} ouverte`, way: 'Réinscrire', about: student.name }];
}

/** Refused or expired: one line each, for each has its own reason. */
const documentAgain = ({ name, student, state, reason }: Home['documents'][number]): Line => ({
  mark: 'refused',
  icon: state === 'refused' ? 'refused' : 'alert',
  title: `Pièce ${state === 'refused' ? 'refusée' : 'expirée'} : ${name}`,
  details: [`Demandée ${forWhom(student)}`, ...(reason ? [reason] : [])],
  href: documentsPath(student?.id ?? null),
  way: 'Remplacer la pièce',
  about: `${name}, ${forWhom(student)}`,
});

/** One line for the family and one for each student; what a re-enrolment to come asks for is said there. */
function missingDocuments({ documents, students, reEnrolments }: Home): Line[] {
  const elsewhere = new Set(reEnrolments.filter(isAwaited).map(({ student }) => student.id));
  return [null, ...students.filter(({ id }) => !elsewhere.has(id))].flatMap((student): Line[] => {
    const missing = missingOf(documents, student);
    if (missing.length === 0) return [];
    return [
      {
        mark: 'wanted',
        icon: 'upload',
        title: missing.length > 1 ? `${missing.length} pièces à fournir ${forWhom(student)}` : `Pièce à fournir ${forWhom(student)}`,
        details: [namesOf(missing)],
        href: documentsPath(student?.id ?? null),
        way: missing.length > 1 ? 'Fournir les pièces' : 'Fournir la pièce',
        about: forWhom(student),
      },
    ];
  });
}

/** What has not been given yet, what must be first. */
function missingOf(documents: Home['documents'], student: { id: string } | null): Home['documents'] {
  const missing = documents.filter((one) => one.state === 'missing' && one.student?.id === student?.id);
  return [...missing.filter(({ mandatory }) => mandatory), ...missing.filter(({ mandatory }) => !mandatory)];
}

const namesOf = (documents: Home['documents']): string =>
  documents.map(({ name, mandatory }) => (mandatory ? name : `${name} (facultative)`)).join(' · ');

const LEDGERS = {
  cotisation: { name: 'Cotisations', href: '/facturation/cotisations' },
  location: { name: 'Locations', href: '/facturation/locations' },
} as const;

function dueTask({ ledger, balanceCents, next }: Home['dues'][number]): Line {
  const { name, href } = LEDGERS[ledger];
  return {
    mark: next?.late ? 'refused' : 'wanted',
    icon: 'invoice',
    title: `${name} : ${formatCents(balanceCents)} à régler`,
    details: next ? [paidBy(next, balanceCents)] : [],
    href,
    way: 'Voir la facturation',
    about: `des ${name.toLowerCase()}`,
  };
}

/** By when, and how much where it is not all of it. */
function paidBy({ on, cents, late }: NonNullable<Home['dues'][number]['next']>, balanceCents: number): string {
  const isAll = cents === balanceCents;
  if (late) return `${isAll ? 'En' : `Dont ${formatCents(cents)} en`} retard depuis le ${formatDay(on)}`;
  return isAll ? `À régler avant le ${formatDay(on)}` : `Prochaine échéance : ${formatCents(cents)} le ${formatDay(on)}`;
}
