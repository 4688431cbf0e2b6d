import { participationsOf } from '../../../../db/repertoire.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { rowOf } from './row.ts';

/** The sheet of a musical event, for one piece that the student played at it. */
export const get: ReadVerb<'repertoire.get'> = async ({ db, actor }, { studentId, id }) => {
  const all = await participationsOf(db, actor.familyId, studentId);
  const played = all.find((one) => one.id === id);
  if (!played) throw notFound('Cet événement');
  return {
    ...rowOf(played),
    comment: played.comment,
    kind: played.kind,
    startsTime: played.starts_time,
    place: played.place,
    composer: played.composer,
    arranger: played.arranger,
    part: played.part,
    eventComment: played.event_comment,
    others: all.filter((one) => one.event_id === played.event_id && one.id !== id).map(rowOf),
    all: all.map((one) => one.id),
  };
};
