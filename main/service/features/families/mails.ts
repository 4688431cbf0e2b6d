import type { SiteRow } from '../../../../db/sites.ts';
import { contactIn, type FamilyMail, familyMail } from '../../outbox/family-mail.ts';

/** The office has put another address on a sheet: both the old one and the new one are told (SEC-1.11). */
export const addressReplaced = (site: SiteRow, name: string): FamilyMail =>
  familyMail(site, name, 'L’adresse e-mail de votre dossier a changé', 'Votre adresse e-mail a changé', [
    'Le service a modifié l’adresse e-mail de votre dossier. Nos messages partent désormais à la nouvelle adresse ; un mot de passe temporaire envoyé auparavant ne fonctionne plus.',
    { note: `Ce changement vous étonne ? Prévenez-nous${contactIn(site)}.` },
  ]);
