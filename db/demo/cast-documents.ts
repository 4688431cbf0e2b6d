import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** What the cast’s families have to provide. Draws its ids from a source of its own (`randomFor('cast:documents')`), so that no other part of the cast moves. */
export async function seedCastDocuments(_db: WriteDb, _place: CastPlace): Promise<void> {}
