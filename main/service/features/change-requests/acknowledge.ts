import type { RequestRecord } from '../../../../db/change-requests.ts';
import { findSite } from '../../../../db/sites.ts';
import type { Row } from '../../../../db/tables.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { FamilyActor, WriteContext } from '../../context.ts';
import { acknowledgement, addressAsked } from './mails.ts';
import type { Wishes } from './request.ts';

interface Asked {
  guardian: Row<'guardian'>;
  asked: Wishes;
  wanted: Wishes;
}

/**
 * Queues the acknowledgement, and for a new e-mail address a word to that address too (SEC-1.11).
 * Gives the instant when the acknowledgement was committed to leave; null when the office has no address to send it to.
 */
export async function acknowledge(
  ctx: WriteContext<FamilyActor>,
  request: RequestRecord,
  { guardian, asked, wanted }: Asked,
): Promise<string | null> {
  const site = await findSite(ctx.db, request.site_id);
  if (!site) throw notFound('Ce site');
  const about = {
    event: `change-request.asked:${request.id}:${request.version}`,
    siteId: site.id,
    familyId: request.family_id,
    senderName: site.name,
  };
  const name = `${guardian.first_name} ${guardian.last_name}`;
  const newAddress = wanted.get('email');
  if (newAddress && newAddress !== asked.get('email'))
    await ctx.mail({
      ...about,
      ...addressAsked(site),
      event: `address.${about.event}`,
      kind: 'change-request.address',
      to: { address: newAddress, name: '' },
    });
  if (!guardian.email) return null;
  const receivedAt = ctx.clock.now();
  const text = acknowledgement({ site, name, number: request.number, receivedAt, wanted, extranet: ctx.extranet().address });
  await ctx.mail({ ...about, ...text, kind: 'change-request.received', to: { address: guardian.email, name } });
  return receivedAt.toISOString();
}
