import type { SiteRow } from '../../../../db/sites.ts';
import { renderMail } from '../../outbox/mail-frame.tsx';
import { waysToReach } from '../../site-contact.ts';

/** The office has put another address on a sheet: both the old one and the new one are told (SEC-1.11). */
export function addressReplaced(site: SiteRow, name: string): { subject: string; text: string; html: string } {
  const ways = waysToReach(site);
  const blocks = [
    'Le service a modifié l’adresse e-mail de votre dossier. Nos messages partent désormais à la nouvelle adresse ; un mot de passe temporaire envoyé auparavant ne fonctionne plus.',
    { note: `Ce changement vous étonne ? Prévenez-nous${ways && ` ${ways}`}.` },
  ];
  return {
    subject: 'L’adresse e-mail de votre dossier a changé',
    ...renderMail({ site, title: 'Votre adresse e-mail a changé', to: name, blocks }),
  };
}
