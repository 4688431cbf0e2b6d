import { fullName } from '../../shared/rules/names.ts';
import type { HistoryEntry } from '../history.ts';
import { accountOf, type Demo, isDetailed, responsableOf } from './model.ts';

/** What the history tells of this autumn's campaign: answers sent and withdrawn, documents given, and what Marc decided. */
export async function answersTrail({ db, families, staff }: Demo): Promise<HistoryEntry[]> {
  const people = new Map(
    families.filter(isDetailed).map((family) => [
      family.row.id,
      {
        siteId: family.row.site_id,
        giver: {
          kind: 'family',
          accountId: accountOf(family)?.id ?? null,
          name: fullName(responsableOf(family).row),
        } as HistoryEntry['actor'],
        students: new Map(family.students.map(({ row }) => [row.id, row])),
      },
    ]),
  );
  const marc: HistoryEntry['actor'] = { kind: 'staff', id: staff.marc.id, name: staff.marc.name };
  const answers = await db
    .selectFrom('re_enrolment')
    .innerJoin('campaign', 'campaign.id', 're_enrolment.campaign_id')
    .selectAll('re_enrolment')
    .where('campaign.state', '=', 'active')
    .where('re_enrolment.number', 'is not', null)
    .orderBy('re_enrolment.number')
    .execute();
  const documents = await db
    .selectFrom('document')
    .innerJoin('required_document', 'required_document.id', 'document.required_document_id')
    .innerJoin('re_enrolment', 're_enrolment.id', 'document.re_enrolment_id')
    .selectAll('document')
    .select('required_document.name')
    .orderBy('document.id')
    .execute();
  return [
    ...answers.flatMap((row) => {
      const family = people.get(row.family_id);
      const student = family?.students.get(row.student_id);
      if (!family || !student || !row.submitted_at) return [];
      const line = (verb: string, at: string, actor: HistoryEntry['actor'], more = {}): HistoryEntry => ({
        at: new Date(at),
        actor,
        verb,
        subjectKind: 're-enrolment',
        subjectId: row.id,
        familyId: row.family_id,
        siteId: family.siteId,
        details: { number: row.number, student: fullName(student), ...more },
      });
      return [
        line('reEnrolments.send', row.submitted_at, family.giver, { amended: false }),
        ...(row.decided_at ? [line('reEnrolments.decide', row.decided_at, marc, { decision: row.state })] : []),
        ...(row.state === 'withdrawn' ? [line('reEnrolments.withdraw', row.updated_at, family.giver)] : []),
      ];
    }),
    ...documents.flatMap((row) => {
      const family = people.get(row.family_id);
      if (!family) return [];
      const student = row.student_id ? family.students.get(row.student_id) : undefined;
      const line = (verb: string, at: string, actor: HistoryEntry['actor'], more = {}): HistoryEntry => ({
        at: new Date(at),
        actor,
        verb,
        subjectKind: 'document',
        subjectId: row.id,
        familyId: row.family_id,
        siteId: row.site_id,
        details: { document: student ? `${row.name} (${student.first_name})` : row.name, ...more },
      });
      return [
        line('documents.give', row.given_at, family.giver),
        ...(row.decided_at ? [line('documents.decide', row.decided_at, marc, { decision: row.state })] : []),
      ];
    }),
  ];
}
