import type { ReadDb } from '../../../db/open.ts';
import { readLogo } from '../../../db/site-desk.ts';
import type { Surroundings } from '../context.ts';

export interface LetterLogo {
  bytes: Uint8Array | null;
  /** There is one and it cannot be printed: the letter goes without, and whoever prints it is told. */
  leftOut: boolean;
}

/**
 * The logo of a site as it goes on a letter. It was examined when it was given; it is again before it is printed, as a damaged picture
 * would end the thread that draws, with two thousand letters in it.
 */
export async function letterLogo(
  { db, examiner, log }: Pick<Surroundings, 'examiner' | 'log'> & { db: ReadDb },
  siteId: string,
): Promise<LetterLogo> {
  const { logo, logo_type: type } = (await readLogo(db, siteId)) ?? {};
  if (!logo) return { bytes: null, leftOut: false };
  try {
    const verdict = await examiner.examine(type === 'image/png' ? 'logo.png' : 'logo.jpg', Uint8Array.from(logo));
    if (verdict.ok && verdict.pages === null) return { bytes: verdict.bytes, leftOut: false };
    log.warn({ siteId }, 'the logo of a site cannot be printed');
  } catch (err) {
    log.warn({ err, siteId }, 'the logo of a site could not be looked at');
  }
  return { bytes: null, leftOut: true };
}
