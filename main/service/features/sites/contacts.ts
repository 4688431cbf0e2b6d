import { siteContacts } from '../../../../db/sites.ts';
import type { ReadVerb } from '../../context.ts';
import { postalLines } from '../../site-contact.ts';

/** How families reach each office, for the pages that say « adressez-vous au secrétariat ». */
export const contacts: ReadVerb<'sites.contacts'> = async ({ db }) =>
  (await siteContacts(db)).map((row) => ({
    id: row.id,
    name: row.name,
    address: postalLines(row),
    phone: row.phone,
    email: row.email,
    helpText: row.help_text?.trim() || null,
  }));
