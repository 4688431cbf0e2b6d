import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** Lessons, evaluations and absences of this year, for the cast. Draws its ids from a source of its own (`randomFor('cast:follow-up')`), so that no other part of the cast moves. */
export async function seedCastFollowUp(_db: WriteDb, _place: CastPlace): Promise<void> {}
