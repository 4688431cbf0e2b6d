import type { ReadDb } from '../../../../db/open.ts';
import { payersInOrder } from '../../../../db/payers.ts';
import { findSiteBilling } from '../../../../db/site-billing.ts';
import { findSite } from '../../../../db/sites.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { postalLines } from '../../site-contact.ts';

/** Who issues a receipt, line by line, as the site's billing sheet says it; the site itself where nobody filled that in. */
export async function issuerOf(db: ReadDb, siteId: string): Promise<string> {
  const site = await findSite(db, siteId);
  const sheet = await findSiteBilling(db, siteId);
  if (!site) throw new Error(`site ${siteId} of a payment does not exist`);
  return [sheet?.issuer_name ?? site.name, ...postalLines(site), sheet?.siret && `SIRET ${sheet.siret}`].filter(Boolean).join('\n');
}

export interface Party {
  id: string;
  name: string;
  address: string;
}

/** The people of a family who may pay, who usually does first. */
export async function payersOf(db: ReadDb, familyId: string): Promise<Party[]> {
  const people = await payersInOrder(db, familyId);
  return people.map((person) => ({
    id: person.id,
    name: [CIVILITIES[person.civility ?? ''], fullName(person)].filter(Boolean).join(' '),
    // the town in capitals, as on an envelope
    address: postalLines({ ...person, city: person.city?.toLocaleUpperCase('fr') ?? null }).join('\n'),
  }));
}

const CIVILITIES: Record<string, string> = { M: 'M.', Mme: 'Mme' };
