import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';
import { randomFor } from './random.ts';

/** When the cast's campaign opens and when it is over: 8:00 and 15:00 in Paris. */
export const CAST_CAMPAIGN = { opensAt: '2026-11-02T07:00:00.000Z', closesAt: '2027-01-31T14:00:00.000Z' } as const;

/**
 * An open campaign for the cast’s families at « centre », who may answer in each way. Samuel, an adult, is not concerned. Léo’s piano belongs
 * to a curriculum, Jeanne’s violin to none. Draws its ids from a source of its own, so that no other part of the cast moves.
 */
export async function seedCastCampaign(db: WriteDb, { at, sites, teaching, people }: CastPlace): Promise<void> {
  const random = randomFor('cast:campaign');
  const schoolYearId = random.uuid();
  await db
    .insertInto('school_year')
    .values({ id: schoolYearId, label: '2027-2028', starts_on: '2027-09-01', ends_on: '2028-08-31', current: 0 })
    .execute();
  const campaignId = random.uuid();
  await db
    .insertInto('campaign')
    .values({
      id: campaignId,
      site_id: sites.centre,
      school_year_id: schoolYearId,
      name: 'Réinscriptions 2027-2028',
      opens_at: CAST_CAMPAIGN.opensAt,
      closes_at: CAST_CAMPAIGN.closesAt,
      state: 'active',
      message: 'Répondez même si vous ne vous réinscrivez pas : votre place est gardée jusque-là.',
      administrative: 1,
      by_course: 1,
      wishes: 1,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await db
    .insertInto('campaign_condition')
    .values({ id: random.uuid(), campaign_id: campaignId, clause: 1, kind: 'age', comparison: 'at-most', value: '25' })
    .execute();
  const curriculumId = random.uuid();
  await db.insertInto('curriculum').values({ id: curriculumId, name: 'Musique – cursus diplômant' }).execute();
  await db
    .updateTable('enrolment')
    .set({ curriculum_id: curriculumId })
    .where('student_id', '=', people.claire.students.Léo ?? '')
    .where('course_id', '=', teaching.courses.piano)
    .execute();
}
