import { askersOf, type Decided, type RequestRecord } from '../../../../db/change-requests.ts';
import { findSheet, type SheetRecord } from '../../../../db/sheets.ts';
import { findSite, type SiteRow } from '../../../../db/sites.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { WriteContext } from '../../context.ts';
import { decidedMail } from './events.ts';
import { hiddenFrom } from './hidden.ts';
import { addressLeft, answer } from './mails.ts';
import type { Wishes } from './person.ts';

type Context = WriteContext;

interface Outcome {
  /** As it stood before the decision. */
  before: SheetRecord;
  asked: Wishes;
  decided: readonly Decided[];
  /** A setting of the office accepted it: nobody has looked. */
  alone?: boolean;
}

/**
 * Queues one e-mail with all decisions for whoever asked, to the address that is official from now on; the address that an accepted
 * change replaces is told so (SEC-1.11). Gives where the answer goes: nowhere when nobody who asked has an e-mail.
 */
export async function tellFamily(
  ctx: Context,
  request: RequestRecord,
  { before, asked, decided, alone = false }: Outcome,
): Promise<string[]> {
  const site = await findSite(ctx.db, request.site_id);
  const sheet = await findSheet(ctx.db, before);
  if (!site || !sheet) throw notFound('Cette demande');
  const about = {
    event: decidedMail(request),
    siteId: site.id,
    familyId: request.family_id,
    senderName: site.name,
  };
  if (sheet.subject === 'guardian') await leaveAddress(ctx, site, about, { before, sheet });
  const told = new Set<string>();
  for (const asker of await askersOf(ctx.db, request)) {
    const hidden = await hiddenFrom(ctx.db, asker.id, sheet);
    const decisions = decided.filter(({ field }) => !hidden.has(field));
    if (!asker.email || decisions.length === 0) continue;
    const name = fullName(asker);
    const text = answer({ site, name, number: request.number, sheet, asked, decisions, alone, extranet: ctx.extranet().address });
    await ctx.mail({ ...about, ...text, kind: 'change-request.decided', to: { address: asker.email, name } });
    told.add(asker.email);
  }
  return [...told];
}

type About = Pick<Parameters<Context['mail']>[0], 'event' | 'siteId' | 'familyId' | 'senderName'>;

async function leaveAddress(ctx: Context, site: SiteRow, about: About, { before, sheet }: { before: SheetRecord; sheet: SheetRecord }) {
  const [former, email] = [before.values.email, sheet.values.email];
  if (!former || former.toLowerCase() === email?.toLowerCase()) return;
  await ctx.mail({
    ...about,
    ...addressLeft(site, sheet.name),
    event: `address.${about.event}`,
    kind: 'change-request.address',
    to: { address: former, name: sheet.name },
  });
}
