import { tick } from '../helpers/tick.ts';
import type { World } from '../helpers/world.ts';
import { hiddenFields, signedIn, type Visitor } from './visitor.ts';

/** Where a family gives the documents that are asked of all of it. */
export const WINDOW = '/famille/pieces/importer';

/** Claire with a box ticked for Léo, before the window of her family's documents, and the proof of address chosen in it. */
export async function atTheWindow(w: World): Promise<{ claire: Visitor; typed: Record<string, string> }> {
  await tick(w.family, w.cast.claire.students.Léo ?? '');
  const claire = await signedIn(w);
  const page = await claire.get(WINDOW);
  const [, piece = ''] = /<option value="([^"]+)"[^>]*>Justificatif de domicile</.exec(page.body) ?? [];
  return { claire, typed: { ...hiddenFields(page.body, WINDOW), piece } };
}
