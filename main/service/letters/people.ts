import type { SiteRow } from '../../../db/sites.ts';
import type { Addressee } from './address.ts';
import type { Sender } from './envelope.ts';

/** A site as its letterhead says it. */
export const senderOf = (site: SiteRow, logo: Uint8Array | null = null): Sender => ({
  name: site.name,
  addressLine: site.address_line,
  addressExtra: site.address_extra,
  postalCode: site.postal_code,
  city: site.city,
  phone: site.phone,
  email: site.email,
  logo,
});

interface Person {
  civility: string | null;
  first_name: string;
  last_name: string;
  address_line: string | null;
  address_extra: string | null;
  postal_code: string | null;
  city: string | null;
}

/** Somebody as the sheet has it. */
export const addresseeOf = (person: Person): Addressee => ({
  civility: person.civility,
  firstName: person.first_name,
  lastName: person.last_name,
  addressLine: person.address_line,
  addressExtra: person.address_extra,
  postalCode: person.postal_code,
  city: person.city,
});
