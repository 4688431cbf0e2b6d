import { findAccount, setOwnPassword } from '../../../../db/accounts.ts';
import { endChoosingSessions } from '../../../../db/family-sessions.ts';
import { keepLetter } from '../../../../db/identifiers.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSite, listSites } from '../../../../db/sites.ts';
import {
  claimTemporary,
  completeTemporary,
  openPrintedTemporary,
  replaceWaiting,
  voidTemporaries,
} from '../../../../db/temporary-passwords.ts';
import { dayOf, formatDate } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { prepared } from '../../context.ts';
import { drawIdentifierLetter } from '../../letters/identifier.ts';
import { addresseeOf, senderOf } from '../../letters/people.ts';
import { letterLogo } from '../../letters/site-logo.ts';
import { canonicalTemporary, makeTemporaryPassword } from '../../passwords/temporary.ts';
import { accountOf, requireAddress, TEMPORARY_KIND, temporaryPassword } from '../accounts/index.ts';
import { setting } from '../settings/read.ts';

const HOUR = 3_600_000;

interface Made {
  hash: string;
  /** Sealed: in clear it is in the message, or on the paper, only. */
  secret: Buffer;
  pdf: Uint8Array<ArrayBuffer> | null;
  withoutLogo: boolean;
  expiresAt: Date;
  /** As it was when this was made: an address that came meanwhile asks for another way. */
  email: string | null;
}

/** A temporary password for somebody who cannot get in: the office starts it, and nobody at the office chooses it (SEC-1.14). */
export const reset = prepared<'identifiers.reset', Made>(
  async (ctx, { guardianId }) => {
    const { guardian, family, account } = await openTo(ctx.db, guardianId);
    const clear = makeTemporaryPassword();
    const hash = await ctx.passwords.hash(canonicalTemporary(clear) ?? clear, { patient: true });
    const { temporaryHours, printedDays } = await setting(ctx.db, 'passwords', family.site_id);
    const now = ctx.clock.now();
    const address = requireAddress(ctx.extranet().address);
    const made = { hash, secret: ctx.secrets.seal(clear), email: guardian.email };
    if (guardian.email) return { ...made, pdf: null, withoutLogo: false, expiresAt: new Date(now.getTime() + temporaryHours * HOUR) };
    const site = await findSite(ctx.db, family.site_id);
    if (!site) throw notFound('Ce site');
    const logo = await letterLogo(ctx, site.id);
    const expiresAt = new Date(now.getTime() + printedDays * 24 * HOUR);
    const pdf = await drawIdentifierLetter({
      site: senderOf(site, logo.bytes),
      to: addresseeOf(guardian),
      identifier: account.identifier,
      address,
      siteChoice: (await listSites(ctx.db)).length > 1 ? site.name : null,
      maskedEmail: null,
      temporaryHours,
      temporary: { password: clear, until: `à usage unique, jusqu’au ${formatDate(expiresAt)}` },
      day: dayOf(now),
    });
    return { ...made, pdf, withoutLogo: logo.leftOut, expiresAt };
  },

  async (ctx, { guardianId }, { hash, secret, pdf, withoutLogo, expiresAt, email }) => {
    const { guardian, family, account } = await openTo(ctx.db, guardianId);
    if (guardian.email !== email) throw new Refusal('conflict', 'L’adresse e-mail de cette personne vient de changer : recommencez.');
    const now = ctx.clock.now();
    const about = { siteId: family.site_id, familyId: family.id };
    const { temporaryHours, keepOldUntilUsed } = await setting(ctx.db, 'passwords', family.site_id);
    if (pdf) await voidTemporaries(ctx.db, account.id);
    else await replaceWaiting(ctx.db, account.id);
    const id = await claimTemporary(ctx.db, { accountId: account.id, hash, madeBy: 'staff' }, now);
    await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, ...about, details: { printed: pdf !== null } });
    ctx.tell('accounts', 'families', 'history');
    if (pdf) {
      await openPrintedTemporary(ctx.db, id, expiresAt);
      await endChoosingSessions(ctx.db, account.id, now);
      if (!keepOldUntilUsed) await setOwnPassword(ctx.db, account.id, null, now);
      await keepLetter(ctx.db, { ...about, guardianId, kind: 'temporary-password', madeBy: ctx.actor.id }, now.toISOString());
      return { recipient: null, fileName: cleanFileName(`Mot de passe ${account.identifier}.pdf`), pdf, withoutLogo };
    }
    const site = await findSite(ctx.db, family.site_id);
    const person = await findAccount(ctx.db, account.id);
    if (!site || !person || !email) throw notFound('Ce compte');
    const outboxId = await ctx.mail({
      event: `account.temporary:${id}`,
      kind: TEMPORARY_KIND,
      ...about,
      to: { address: email, name: fullName(person) },
      senderName: site.name,
      secret,
      ...temporaryPassword({ site, account: person, temporaryHours, keepOldUntilUsed, extranet: ctx.extranet().address }),
    });
    if (!outboxId) throw new Error(`the temporary password ${id} has a message already`);
    await completeTemporary(ctx.db, id, { hash, outboxId, expiresAt });
    return { recipient: email, fileName: '', pdf: null, withoutLogo: false };
  },
);

/** The account, while the extranet is open to its owner. */
async function openTo(db: ReadDb, guardianId: string) {
  const found = await accountOf(db, guardianId);
  const account = await findAccount(db, found.account.id);
  if (found.account.blocked_at !== null) throw new Refusal('conflict', 'Ce compte est bloqué : débloquez-le d’abord.');
  if (!account?.may_enter) throw new Refusal('conflict', 'L’extranet n’est pas ouvert à cette personne : voyez sa fiche.');
  return found;
}
