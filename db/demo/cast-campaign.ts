import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** An open campaign for the cast’s families. Draws its ids from a source of its own (`randomFor('cast:campaign')`), so that no other part of the cast moves. */
export async function seedCastCampaign(_db: WriteDb, _place: CastPlace): Promise<void> {}
