import {
  findSiteNamed,
  findSiteSheet,
  insertSiteSheet,
  listSiteSheets,
  orderSites,
  type SiteSheetRow,
  type SiteTyped,
  updateSite,
} from '../../../../db/site-desk.ts';
import { listSites } from '../../../../db/sites.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { notFound, Refusal, refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { checkSite } from '../../../../shared/rules/site-fields.ts';
import type { PlainWriteVerb, ReadContext, ReadVerb } from '../../context.ts';
import { versionOf } from '../../version-of.ts';

export const sheets: ReadVerb<'sites.sheets'> = async ({ db }) =>
  (await listSiteSheets(db)).map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    addressLine: row.address_line,
    addressExtra: row.address_extra,
    postalCode: row.postal_code,
    city: row.city,
    phone: row.phone,
    email: row.email,
    publicBody: row.public_body === 1,
    accent: row.accent,
    homeMessage: row.home_message,
    helpText: row.help_text,
    logo: row.logo === null ? null : (JSON.parse(row.logo) as string),
    families: row.families ?? 0,
    version: siteVersion(row),
  }));

const siteVersion = ({ families: _, logo: __, ...row }: SiteSheetRow): string => versionOf(Object.values(row));

export const create: PlainWriteVerb<'sites.create'> = async (ctx, typed) => {
  const site = await checked(ctx, typed, null);
  const id = await insertSiteSheet(ctx.db, site, ctx.clock.now());
  await ctx.record({ subjectKind: 'site', subjectId: id, siteId: id, details: { name: site.name } });
  ctx.tell('settings', 'office');
  return { id };
};

export const edit: PlainWriteVerb<'sites.edit'> = async (ctx, { id, version, ...typed }) => {
  const before = await findSiteSheet(ctx.db, id);
  if (!before) throw notFound('Ce site');
  if (siteVersion(before) !== version)
    throw new Refusal('conflict', 'Un autre administrateur vient de modifier ce site : regardez ce qui a changé, puis recommencez.');
  const site = await checked(ctx, typed, id);
  await updateSite(ctx.db, id, site);
  const fields = Object.entries(site).filter(([name, value]) => before[name as keyof SiteSheetRow] !== value);
  await ctx.record({ subjectKind: 'site', subjectId: id, siteId: id, details: { name: site.name, fields: fields.map(([name]) => name) } });
  ctx.tell('settings', 'office', 'extranet');
  return { version: siteVersion({ ...before, ...site } as SiteSheetRow) };
};

export const reorder: PlainWriteVerb<'sites.reorder'> = async (ctx, { ids }) => {
  const known = (await listSites(ctx.db)).map(({ id }) => id);
  if (ids.length !== known.length || !known.every((id) => ids.includes(id)))
    throw new Refusal('conflict', 'La liste des sites a changé entre-temps : regardez-la, puis recommencez.');
  await orderSites(ctx.db, ids);
  await ctx.record({ subjectKind: 'site', subjectId: null });
  ctx.tell('settings', 'office');
  return {};
};

/** What was typed as it is stored, every refusal beside its field. */
async function checked({ db }: Pick<ReadContext, 'db'>, typed: ParsedInputOf<'sites.create'>, id: string | null): Promise<SiteTyped> {
  const { values, accent, refused } = checkSite(typed);
  requireNoProblems(refused);
  const name = values.name ?? '';
  if (await findSiteNamed(db, name, id)) throw refuseField('name', 'Un autre site porte déjà ce nom.');
  return {
    name,
    short_name: values.shortName ?? name,
    address_line: values.addressLine,
    address_extra: values.addressExtra,
    postal_code: values.postalCode,
    city: values.city,
    phone: values.phone,
    email: values.email,
    public_body: typed.publicBody ? 1 : 0,
    accent,
    home_message: typed.homeMessage,
    help_text: typed.helpText,
  };
}
