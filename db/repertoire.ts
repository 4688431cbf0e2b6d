import { prepared } from './prepared.ts';

export type ParticipationRecord = Awaited<ReturnType<typeof participationsOf>>[number];

/** What one of the family's own students has played, newest event first; none when the student is not theirs. */
export const participationsOf = prepared((db, familyId: string, studentId: string) =>
  db
    .selectFrom('participation')
    .innerJoin('student', 'student.id', 'participation.student_id')
    .innerJoin('repertoire_event as event', 'event.id', 'participation.event_id')
    .leftJoin('repertoire_kind as kind', 'kind.id', 'event.kind_id')
    .leftJoin('piece', 'piece.id', 'participation.piece_id')
    .select(['participation.id', 'participation.event_id', 'participation.part', 'participation.comment', 'participation.seconds'])
    .select(['event.title', 'event.held_on', 'event.starts_time', 'event.place', 'event.comment as event_comment', 'kind.name as kind'])
    .select(['piece.title as piece', 'piece.composer', 'piece.arranger', 'piece.seconds as piece_seconds'])
    .where('participation.student_id', '=', studentId)
    .where('student.family_id', '=', familyId)
    .where('student.archived_at', 'is', null)
    .orderBy('event.held_on', 'desc')
    .orderBy('event.starts_time', 'desc')
    .orderBy('event.id')
    .orderBy('participation.position')
    .orderBy('participation.id'),
);
