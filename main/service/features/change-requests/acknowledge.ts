import type { RequestRecord } from '../../../../db/change-requests.ts';
import { findGuardian } from '../../../../db/guardians.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { FamilyActor, WriteContext } from '../../context.ts';
import { acknowledgement, addressAsked } from './mails.ts';
import type { Wishes } from './person.ts';

interface Asked {
  sheet: SheetRecord;
  asked: Wishes;
  wanted: Wishes;
  /** What the responsable who asks must not read, though the other one asked for it. */
  hidden: ReadonlySet<string>;
}

/**
 * Queues the acknowledgement to the responsable who asks, and for a new address of that responsable a word to it too (SEC-1.11).
 * Gives the instant when the acknowledgement was committed to leave; null when the office has no address to send it to.
 */
export async function acknowledge(
  ctx: WriteContext<FamilyActor>,
  request: RequestRecord,
  { sheet, asked, wanted, hidden }: Asked,
): Promise<string | null> {
  const site = await findSite(ctx.db, request.site_id);
  if (!site) throw notFound('Ce site');
  const about = {
    event: `change-request.asked:${request.id}:${request.version}`,
    siteId: site.id,
    familyId: request.family_id,
    senderName: site.name,
  };
  const newAddress = sheet.subject === 'guardian' && wanted.get('email');
  if (newAddress && newAddress !== asked.get('email'))
    await ctx.mail({
      ...about,
      ...addressAsked(site),
      event: `address.${about.event}`,
      kind: 'change-request.address',
      to: { address: newAddress, name: '' },
    });
  const { name } = ctx.actor;
  const email = (await findGuardian(ctx.db, ctx.actor.guardianId))?.email;
  const seen: Wishes = new Map([...wanted].filter(([field]) => !hidden.has(field)));
  if (!email || seen.size === 0) return null;
  const receivedAt = ctx.clock.now();
  const text = acknowledgement({ site, name, number: request.number, sheet, receivedAt, wanted: seen, extranet: ctx.extranet().address });
  await ctx.mail({ ...about, ...text, kind: 'change-request.received', to: { address: email, name } });
  return receivedAt.toISOString();
}
