import type { MailingPerson } from '../../../../db/mailings.ts';
import type { SiteRow } from '../../../../db/sites.ts';
import { fillIn } from '../../../../shared/rules/message-variables.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadContext } from '../../context.ts';
import { type FamilyMail, familyMail } from '../../outbox/family-mail.ts';
import { blocksOf } from './blocks.ts';
import { valuesFor, type Wording } from './wording.ts';

/** The message of a run as one person reads it. */
export async function compose(
  ctx: Pick<ReadContext, 'db' | 'clock' | 'extranet'>,
  wording: Wording,
  person: MailingPerson,
): Promise<FamilyMail & { site: SiteRow }> {
  const { siteRow: site, ...values } = await (await valuesFor(ctx, wording, [person]))(person);
  const subject = fillIn(wording.subject, values);
  return { site, ...familyMail(site, fullName(person), subject, subject, blocksOf(wording.text, values)) };
}
