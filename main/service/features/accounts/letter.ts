import { keepLetter } from '../../../../db/identifiers.ts';
import { findSite, listSites } from '../../../../db/sites.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { searchable } from '../../../../shared/rules/search.ts';
import { prepared } from '../../context.ts';
import { drawIdentifierLetter, maskEmail } from '../../letters/identifier.ts';
import { addresseeOf, senderOf } from '../../letters/people.ts';
import { letterLogo } from '../../letters/site-logo.ts';
import { setting } from '../settings/read.ts';
import { accountOf, requireAddress } from './desk-person.ts';

/** The letter for a window envelope, drawn before the transaction that notes that it was made. */
export const letter = prepared<'accounts.letter', { pdf: Uint8Array<ArrayBuffer>; identifier: string; withoutLogo: boolean }>(
  async (ctx, { guardianId }) => {
    const { guardian, family, account } = await accountOf(ctx.db, guardianId);
    const site = await findSite(ctx.db, family.site_id);
    if (!site) throw notFound('Ce site');
    const sites = await listSites(ctx.db);
    const logo = await letterLogo(ctx, site.id);
    const pdf = await drawIdentifierLetter({
      site: senderOf(site, logo.bytes),
      to: addresseeOf(guardian),
      identifier: account.identifier,
      address: requireAddress(ctx.extranet().address),
      siteChoice: sites.length > 1 ? site.name : null,
      maskedEmail: guardian.email && maskEmail(guardian.email),
      temporaryHours: (await setting(ctx.db, 'passwords', site.id)).temporaryHours,
      day: dayOf(ctx.clock.now()),
    });
    return { pdf, identifier: account.identifier, withoutLogo: logo.leftOut };
  },

  async (ctx, { guardianId }, { pdf, identifier, withoutLogo }) => {
    const { family } = await accountOf(ctx.db, guardianId);
    const about = { siteId: family.site_id, familyId: family.id };
    await keepLetter(ctx.db, { ...about, guardianId, kind: 'identifier', madeBy: ctx.actor.id }, ctx.clock.now().toISOString());
    await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, ...about });
    ctx.tell('accounts', 'history');
    return { fileName: `Identifiant ${fileSafe(identifier)}.pdf`, pdf, withoutLogo };
  },
);

/** Letters, digits and hyphens only: a name that every file system takes. */
const fileSafe = (identifier: string): string => searchable(identifier).toUpperCase().replaceAll(' ', '-');
