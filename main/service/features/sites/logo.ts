import { createHash } from 'node:crypto';
import { findSiteSheet, readLogo, setLogo } from '../../../../db/site-desk.ts';
import { notFound, refuseField } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared, type ReadVerb } from '../../context.ts';
import type { Verdict } from '../../documents/examiner.ts';

type Picture = Extract<Verdict, { ok: true }>;

export const logo: ReadVerb<'sites.logo'> = async ({ db }, { id }) => {
  const row = await readLogo(db, id);
  if (!row) throw notFound('Ce site');
  return { logo: row.logo && row.logo_type ? { mediaType: row.logo_type, bytes: Uint8Array.from(row.logo) } : null };
};

/** Examined in the process apart, as what families give: only the picture made anew is kept (UPL-3.3). */
export const saveLogo = prepared<'sites.saveLogo', Picture>(
  async ({ examiner }, { fileName, bytes }) => {
    const verdict = await examiner.examine(fileName, bytes);
    if (!verdict.ok) throw refuseField('logo', verdict.sentence);
    if (verdict.mediaType === 'application/pdf') throw refuseField('logo', 'Enregistrez le logo en image PNG ou JPEG : c’est un PDF.');
    return verdict;
  },
  async (ctx, { id }, { bytes, mediaType }) => {
    const site = await findSiteSheet(ctx.db, id);
    if (!site) throw notFound('Ce site');
    const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    await setLogo(ctx.db, id, { bytes, mediaType, version }, ctx.clock.now());
    await ctx.record({ subjectKind: 'site', subjectId: id, siteId: id, details: { name: site.name } });
    ctx.tell('settings', 'extranet');
    return { logo: version };
  },
);

export const removeLogo: PlainWriteVerb<'sites.removeLogo'> = async (ctx, { id }) => {
  const site = await findSiteSheet(ctx.db, id);
  if (!site) throw notFound('Ce site');
  await setLogo(ctx.db, id, null, ctx.clock.now());
  await ctx.record({ subjectKind: 'site', subjectId: id, siteId: id, details: { name: site.name } });
  ctx.tell('settings', 'extranet');
  return {};
};
