import type { Person } from './world.ts';

const NOTHING = { administrative: false, doesNotReEnrol: false, curricula: [], enrolments: [], wishes: [], requests: null };

/** Keeps an answer to the open campaign as the family's page does before documents are imported: the administrative box, a course, or nobody comes back. */
export async function tick(
  person: Person,
  studentId: string,
  box: 'administrative' | 'course' | 'does-not-re-enrol' = 'administrative',
): Promise<void> {
  const { campaign, courses, version, draft } = await person.call('reEnrolments.form', { studentId });
  await person.call('reEnrolments.save', {
    studentId,
    campaignId: campaign.id,
    version,
    draft: draft?.mark ?? null,
    purpose: 'draft',
    typed: {
      ...NOTHING,
      administrative: box === 'administrative',
      doesNotReEnrol: box === 'does-not-re-enrol',
      enrolments: box === 'course' ? courses.slice(0, 1).map(({ enrolmentId }) => enrolmentId) : [],
    },
  });
}
