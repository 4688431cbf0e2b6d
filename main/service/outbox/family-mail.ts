import type { SiteRow } from '../../../db/sites.ts';
import { waysToReach } from '../site-contact.ts';
import type { MailBlock } from './mail-content.ts';
import { renderMail } from './mail-frame.tsx';

/** What a message to a family says, in both its forms; `ctx.mail` adds to whom and about what. */
export interface FamilyMail {
  subject: string;
  text: string;
  html: string;
}

/** A message of a site to a person (« Claire Bernard »; '' where nobody may be named), from top to bottom. */
export const familyMail = (site: SiteRow, to: string, subject: string, title: string, blocks: MailBlock[]): FamilyMail => ({
  subject,
  ...renderMail({ site, title, to, blocks }),
});

/** « au 04 76 00 00 00 ou à … », with the space before it; empty when the site gives neither. */
export function contactIn(site: SiteRow): string {
  const ways = waysToReach(site);
  return ways && ` ${ways}`;
}
