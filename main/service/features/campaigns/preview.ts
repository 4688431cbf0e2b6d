import { concernedAt } from '../../../../db/campaign-follow-up.ts';
import { dayOf } from '../../../../shared/dates.ts';
import type { ReadVerb } from '../../context.ts';
import { overlapsOf } from './overlaps.ts';

/** Whom these conditions would let answer, before anything is saved. */
export const preview: ReadVerb<'campaigns.preview'> = async ({ db, clock }, { siteId, conditions, id, opensAt, closesAt }) => {
  const now = clock.now();
  const concerned = await concernedAt(db, siteId, conditions, dayOf(now));
  const everybody = conditions.length > 0 ? await concernedAt(db, siteId, [], dayOf(now)) : concerned;
  const planned = opensAt && closesAt ? { id: id ?? null, siteId, conditions, opensAt, closesAt } : null;
  return {
    students: concerned.size,
    families: new Set([...concerned.values()].map(({ familyId }) => familyId)).size,
    ofStudents: everybody.size,
    overlaps: planned ? await overlapsOf(db, planned, concerned, now) : [],
  };
};
