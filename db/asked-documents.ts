import { dayOf } from '../shared/dates.ts';
import { concerns, type Facts } from '../shared/rules/conditions.ts';
import { type DocumentState, isToProvide, stateOf } from '../shared/rules/documents.ts';
import { fullName } from '../shared/rules/names.ts';
import { isTicked } from '../shared/rules/re-enrolment.ts';
import { type CampaignRecord, openCampaigns } from './campaigns.ts';
import { type LiveDocument, liveDocumentsOf } from './documents.ts';
import { type Exemption, exemptionsOf } from './exemptions.ts';
import { factsOf } from './facts.ts';
import type { ReadDb } from './open.ts';
import { prepared } from './prepared.ts';
import { answerOf } from './re-enrolments.ts';
import { type RequiredDocument, requiredDocumentsOf } from './required-documents.ts';
import { studentsOf } from './students.ts';
import type { Row } from './tables.ts';

export type SchoolYear = Pick<Row<'school_year'>, 'id' | 'label' | 'starts_on' | 'ends_on' | 'current'>;

/** One document that is asked of a family (`studentId` null) or of one of its students, and how far that is. */
export interface AskedDocument {
  required: RequiredDocument;
  studentId: string | null;
  state: DocumentState;
  /** Why the office refused it; with `missing`, why it did not agree that it does not concern the family. */
  reason: string | null;
  /** What was said, where it is said or agreed not to concern the family or student. */
  exemption: Exemption | null;
  /** The school year that it is asked for now; null where the office has none. */
  year: SchoolYear | null;
  /** One given for an earlier year exists, and does not count for this one. */
  earlierYear: boolean;
  /** The one that decides on the state; null when nothing counts. */
  last: LiveDocument | null;
  /** Everything given that is to be shown: the last one and, while that is examined, the one before. */
  shown: readonly LiveDocument[];
}

/** All that is asked of one family. */
export interface FamilyDemands {
  asked: readonly AskedDocument[];
  students: readonly { id: string; first_name: string; last_name: string }[];
  campaigns: ReadonlyMap<string, CampaignRecord>;
}

/** What is known of one family when documents are asked of it. */
export interface Household {
  students: FamilyDemands['students'];
  facts: ReadonlyMap<string, Facts>;
  campaigns: FamilyDemands['campaigns'];
  documents: readonly LiveDocument[];
  exemptions: readonly Exemption[];
}

/** The same for every family: the day, and the school years that there are. */
export interface Calendar {
  /** `YYYY-MM-DD` */
  today: string;
  years: readonly SchoolYear[];
}

/**
 * Which documents a family and its students are asked for at an instant, and their states. A demand of the family's is there once, however
 * many students it concerns. A student without an active course this year is asked for nothing.
 */
export async function documentsAsked(db: ReadDb, family: { familyId: string; siteId: string }, now: Date): Promise<FamilyDemands> {
  const [required, students] = await Promise.all([requiredDocumentsOf(db, family.siteId), studentsOf(db, [family.familyId])]);
  const ids = students.map(({ id }) => id);
  if (required.length === 0) return { asked: [], students, campaigns: await openCampaigns(db, ids, now) };
  const today = dayOf(now);
  const facts = await factsOf(db, ids, today);
  const [campaigns, documents, exemptions, years] = await Promise.all([
    openCampaigns(db, ids, now, facts),
    liveDocumentsOf(db, family.familyId),
    exemptionsOf(db, family.familyId),
    schoolYears(db),
  ]);
  return { asked: demandsOf(required, { students, facts, campaigns, documents, exemptions }, { today, years }), students, campaigns };
}

/** What a family and its students are asked for, of what its site asks, and how far each is. */
export function demandsOf(required: readonly RequiredDocument[], household: Household, { today, years }: Calendar): AskedDocument[] {
  const { facts, campaigns, documents, exemptions } = household;
  const ids = household.students.map(({ id }) => id);
  const attending = ids.filter((id) => (facts.get(id)?.discipline?.length ?? 0) > 0);
  const isAskedOf = ({ conditions }: RequiredDocument, id: string) => concerns(conditions, facts.get(id) ?? {});
  const yearFor = (studentIds: readonly string[]): SchoolYear | null => {
    const campaign = studentIds.map((id) => campaigns.get(id)).find((one) => one !== undefined);
    return years.find(({ id, current }) => (campaign ? id === campaign.school_year_id : current === 1)) ?? null;
  };
  const demand = (one: RequiredDocument, studentId: string | null): AskedDocument =>
    howFar(one, studentId, {
      documents: documents.filter((d) => d.required_document_id === one.id && d.student_id === studentId),
      exemptions: exemptions.filter((e) => e.required_document_id === one.id && e.student_id === studentId),
      year: yearFor(studentId === null ? ids : [studentId]),
      years,
      today,
    });
  return required.flatMap((one) => {
    const concerned = attending.filter((id) => isAskedOf(one, id));
    if (one.scope === 'family') return concerned.length > 0 ? [demand(one, null)] : [];
    return concerned.map((id) => demand(one, id));
  });
}

export const schoolYears = prepared((db) => db.selectFrom('school_year').select(['id', 'label', 'starts_on', 'ends_on', 'current']));

interface Known {
  documents: readonly LiveDocument[];
  exemptions: readonly Exemption[];
  /** The one that documents are asked for now. */
  year: SchoolYear | null;
  years: readonly SchoolYear[];
  today: string;
}

function howFar(required: RequiredDocument, studentId: string | null, known: Known): AskedDocument {
  const { documents, exemptions, today } = known;
  const { validity } = required.validity;
  const last = documents.at(-1) ?? null;
  // what was given for next year is still about next year once the campaign is over: refused, it is given anew for that year
  const year =
    known.years.find(({ starts_on }) => starts_on === last?.year_starts_on && starts_on > (known.year?.starts_on ?? '')) ?? known.year;
  const exemption = exemptions.find(({ starts_on }) => starts_on === null || year === null || starts_on >= year.starts_on);
  const state = stateOf({
    validity,
    last: last && {
      state: last.state,
      waiting: isWaiting(last),
      validUntil: last.valid_until,
      yearStartsOn: last.year_starts_on,
    },
    exemption: exemption?.state === 'pending' || exemption?.state === 'accepted' ? exemption.state : null,
    today,
    yearStartsOn: year?.starts_on ?? null,
  });
  const counts = state !== 'missing' && state !== 'exempt' && state !== 'exemption-asked';
  return {
    required,
    studentId,
    state,
    reason: state === 'refused' ? (last?.reason ?? null) : state === 'missing' ? (exemption?.reason ?? null) : null,
    exemption: state === 'exempt' || state === 'exemption-asked' ? (exemption ?? null) : null,
    year,
    earlierYear: !counts && last !== null,
    last: counts ? last : null,
    shown: counts ? documents.slice(last && isWaiting(last) ? -2 : -1) : [],
  };
}

const isWaiting = ({ files }: LiveDocument): boolean => files.some(({ examined_at }) => examined_at === null);

/** Whether documents may be imported from a page, and for which answer to which campaign they count. */
export interface Moment {
  open: boolean;
  ticked: boolean;
  reEnrolmentId: string | null;
}

/** The moment of one student's page or, where none is named, of the family's own: any student's answer will do there. */
export async function momentOf(
  db: ReadDb,
  campaigns: FamilyDemands['campaigns'],
  accountId: string,
  studentId: string | null,
): Promise<Moment> {
  const open = [...campaigns].filter(([id]) => studentId === null || id === studentId);
  for (const [id, campaign] of open) {
    const answer = await answerOf(db, campaign.id, id, accountId);
    if (answer && isTicked(answer.answer) && answer.state !== 'withdrawn' && answer.state !== 'refused')
      return { open: true, ticked: true, reEnrolmentId: answer.id };
  }
  return { open: open.length > 0, ticked: false, reEnrolmentId: null };
}

/** One thing that the family still has to give, for the page *Accueil*. */
export interface DocumentToProvide {
  requirementId: string;
  name: string;
  mandatory: boolean;
  /** Null: asked of the family, once for all its students. */
  studentId: string | null;
  /** « Léo Bernard » */
  studentName: string | null;
  state: 'missing' | 'refused' | 'expired';
  /** Why it was refused. */
  reason: string | null;
}

/** What a family still has to give, in the order in which the site asks for it. */
export const toProvideOf = ({ asked, students }: FamilyDemands): DocumentToProvide[] =>
  asked.flatMap(({ required, studentId, state, reason }) => {
    if (!isToProvide(state)) return [];
    const student = students.find(({ id }) => id === studentId);
    return [
      {
        requirementId: required.id,
        name: required.name,
        mandatory: required.mandatory,
        studentId,
        studentName: student ? fullName(student) : null,
        state: state as DocumentToProvide['state'],
        reason,
      },
    ];
  });
