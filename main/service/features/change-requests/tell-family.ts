import type { Decided, RequestRecord } from '../../../../db/change-requests.ts';
import { findSite } from '../../../../db/sites.ts';
import type { Row } from '../../../../db/tables.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { StaffActor, WriteContext } from '../../context.ts';
import { addressLeft, answer } from './mails.ts';
import type { Wishes } from './request.ts';

interface Outcome {
  /** As before the decision. */
  guardian: Row<'guardian'>;
  asked: Wishes;
  decided: readonly Decided[];
}

/**
 * Queues the one e-mail with all decisions, to the address that is official from now on; the address that an accepted change replaces
 * is told so (SEC-1.11). Gives where the answer goes, or null when the family has no e-mail.
 */
export async function tellFamily(
  ctx: WriteContext<StaffActor>,
  request: RequestRecord,
  { guardian, asked, decided }: Outcome,
): Promise<string | null> {
  const site = await findSite(ctx.db, request.site_id);
  if (!site) throw notFound('Ce site');
  const about = {
    event: `change-request.decided:${request.id}:${request.version}`,
    siteId: site.id,
    familyId: request.family_id,
    senderName: site.name,
  };
  const now = (field: 'email' | 'firstName' | 'lastName', before: string | null) => {
    const decision = decided.find((d) => d.field === field && d.decision !== 'refused');
    return decision ? decision.value : before;
  };
  const address = now('email', guardian.email);
  const name = `${now('firstName', guardian.first_name)} ${now('lastName', guardian.last_name)}`;
  if (guardian.email && guardian.email.toLowerCase() !== address?.toLowerCase())
    await ctx.mail({
      ...about,
      ...addressLeft(site, name),
      event: `address.${about.event}`,
      kind: 'change-request.address',
      to: { address: guardian.email, name },
    });
  if (!address) return null;
  const text = answer({ site, name, number: request.number, asked, decisions: decided, extranet: ctx.extranet().address });
  await ctx.mail({ ...about, ...text, kind: 'change-request.decided', to: { address, name } });
  return address;
}
