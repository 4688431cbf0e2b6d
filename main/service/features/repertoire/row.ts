import type { ParticipationRecord } from '../../../../db/repertoire.ts';
import type { ParticipationRow } from '../../../../shared/contract/repertoire.ts';

export const rowOf = (played: ParticipationRecord): ParticipationRow => ({
  id: played.id,
  title: played.title,
  heldOn: played.held_on,
  piece: played.piece,
  seconds: played.seconds ?? played.piece_seconds,
  comment: played.comment ?? played.event_comment,
});
