import { changeOpinion, findOpinion, insertOpinion, removeOpinion, withoutOpinion } from '../../../../db/opinions.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { placeOf } from './list.ts';

/** Keeps what a teacher says of a student's coming back, or takes it away; what somebody else typed meanwhile is not written over. */
export const save: PlainWriteVerb<'opinions.save'> = async (ctx, { campaignId, enrolmentId, version, opinion, comment }) => {
  const { db, actor, clock } = ctx;
  const { siteId, schoolYearId } = await placeOf(db, campaignId);
  const found = await findOpinion(db, enrolmentId, { siteId, schoolYearId });
  if (!found) throw notFound('Cet élève');
  if ((found.version ?? 0) !== version)
    throw new Refusal('conflict', `${found.giver ?? 'Quelqu’un'} a modifié cet avis entre-temps : relisez-le.`);
  if (opinion === null && comment !== null) throw refuseField('opinion', 'Choisissez un avis : favorable, réservé ou défavorable.');
  const said = { comment, staffId: actor.id, at: clock.now().toISOString() };
  if (opinion === null) {
    if (found.opinion_id === null) return { version: 0 };
    await removeOpinion(db, found.opinion_id);
  } else if (found.opinion_id === null) await insertOpinion(db, { enrolmentId, schoolYearId, opinion, ...said });
  else await changeOpinion(db, found.opinion_id, { opinion, ...said });
  await ctx.record({
    subjectKind: 'enrolment',
    subjectId: enrolmentId,
    familyId: found.family_id,
    siteId,
    details: { student: fullName(found), course: found.course, removed: opinion === null },
  });
  ctx.tell('reEnrolments', 'history');
  return { version: opinion === null ? 0 : version + 1 };
};

/** The quick end of a class: whoever has no opinion yet gets a favourable one. */
export const favourRest: PlainWriteVerb<'opinions.favourRest'> = async (ctx, { campaignId, ...of }) => {
  const { db, actor, clock } = ctx;
  const where = await placeOf(db, campaignId);
  const rest = await withoutOpinion(db, { ...where, ...of });
  const at = clock.now().toISOString();
  for (const enrolmentId of rest)
    await insertOpinion(db, { enrolmentId, schoolYearId: where.schoolYearId, opinion: 'favourable', comment: null, staffId: actor.id, at });
  if (rest.length === 0) return { count: 0 };
  await ctx.record({
    subjectKind: of.courseId ? 'course' : 'teacher',
    subjectId: of.courseId ?? of.teacherId ?? null,
    siteId: where.siteId,
    details: { count: rest.length },
  });
  ctx.tell('reEnrolments', 'history');
  return { count: rest.length };
};
