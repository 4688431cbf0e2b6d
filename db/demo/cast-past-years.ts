import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** Past school years of the cast. Draws its ids from a source of its own (`randomFor('cast:past-years')`), so that no other part of the cast moves. */
export async function seedCastPastYears(_db: WriteDb, _place: CastPlace): Promise<void> {}
