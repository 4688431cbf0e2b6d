import { createHash } from 'node:crypto';
import { offeredReasons, type ReasonRow, saveReasons } from '../../../../db/refusal-reasons.ts';
import { notFound, Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import type { VerbsOf } from '../../context.ts';

export const reasonVerbs: VerbsOf<'reasons.list' | 'reasons.save'> = {
  async 'reasons.list'({ db }, { subject }) {
    const rows = await offeredReasons(db, subject);
    return { mark: markOf(rows), rows };
  },

  async 'reasons.save'(ctx, { subject, mark, rows }) {
    const offered = await offeredReasons(ctx.db, subject);
    if (markOf(offered) !== mark)
      throw new Refusal('conflict', 'Ces motifs ont été modifiés depuis que vous les avez ouverts : relisez-les avant d’enregistrer.');
    if (rows.some(({ id }) => id && offered.every((one) => one.id !== id))) throw notFound('Ce motif');
    requireNoDoubles(rows);
    await saveReasons(
      ctx.db,
      subject,
      rows.map(({ id = null, name, sentence }) => ({ id, name, sentence })),
      ctx.clock.now().toISOString(),
    );
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { subject, count: rows.length } });
    ctx.tell('settings', 'history');
    return { mark: markOf(await offeredReasons(ctx.db, subject)) };
  },
};

/** Two buttons of the same name cannot be told apart, nor can one reason be offered twice. */
function requireNoDoubles(rows: readonly { id?: string | null | undefined; name: string }[]): void {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [place, { id, name }] of rows.entries()) {
    const key = name.toLocaleLowerCase('fr');
    if (seen.has(key) || (id && seen.has(id))) problems[`rows.${place}.name`] = 'Ce nom est déjà pris : donnez-en un autre.';
    seen.add(key);
    if (id) seen.add(id);
  }
  requireNoProblems(problems);
}

const markOf = (rows: readonly ReasonRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ id, name, sentence }) => [id, name, sentence])))
    .digest('hex')
    .slice(0, 16);
