import type { SiteRow } from '../../../db/sites.ts';
import { dayOf, formatLongDay } from '../../../shared/dates.ts';
import { silenceMeansNoFrom } from '../../../shared/rules/silence.ts';
import { postalLines } from '../site-contact.ts';
import type { MailBlock } from './mail-content.ts';

/** The ways of appeal against a refusal of a public body, for the inside of a sentence. */
export const APPEAL =
  'vous pouvez, dans les deux mois, demander à l’établissement de revoir sa décision (recours gracieux) ou saisir le tribunal administratif, ' +
  'par courrier ou sur www.telerecours.fr.';

/**
 * What a public body's acknowledgement says (CRPA R112-5): date, service in charge, the day from which silence is an answer (`then`: what
 * may still follow it), and the ways of appeal against it.
 */
export function publicBody(site: SiteRow, receivedAt: Date, then = ''): MailBlock[] {
  const received = dayOf(receivedAt);
  const facts: [string, string][] = [
    ['Date de réception', formatLongDay(received)],
    ['Service chargé du dossier', ['Service de la scolarité', site.name, ...postalLines(site)].join(', ')],
    ...(site.phone ? [['Téléphone', site.phone] satisfies [string, string]] : []),
    ...(site.email ? [['E-mail', site.email] satisfies [string, string]] : []),
    ['Sans réponse de notre part', `votre demande sera réputée refusée à partir du ${formatLongDay(silenceMeansNoFrom(received))}${then}`],
  ];
  return [{ facts }, { note: `En cas de refus, même par silence : ${APPEAL}` }];
}
