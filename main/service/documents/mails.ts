import type { SiteRow } from '../../../db/sites.ts';
import { formatDay } from '../../../shared/dates.ts';
import { typeset } from '../../../shared/typography.ts';
import { type FamilyMail, familyMail } from '../outbox/family-mail.ts';
import type { MailBlock } from '../outbox/mail-content.ts';

interface About {
  site: SiteRow;
  /** « Claire Bernard » */
  name: string;
  /** « Photo d’identité (Léo) » */
  title: string;
  /** Where the extranet is; null while it has no address. */
  extranet: string | null;
}

/** Staff accept a document; `until` is the last day on which it is good. */
export const accepted = ({ until, ...about }: About & { until: string | null }): FamilyMail =>
  letter(about, `Pièce validée : ${about.title}`, 'Votre pièce est validée', [
    'Le service a examiné la pièce que vous avez déposée :',
    { states: [{ tone: 'good', state: 'Validée', label: about.title, detail: until && `Valable jusqu’au ${formatDay(until)}` }] },
  ]);

/** Staff refuse it, or the examination does while nobody waits for its word. */
export const refused = ({ reason, ...about }: About & { reason: string }): FamilyMail =>
  letter(about, `Pièce à déposer de nouveau : ${about.title}`, 'Votre pièce n’a pas pu être retenue', [
    'Le service a examiné la pièce que vous avez déposée :',
    { states: [{ tone: 'bad', state: 'Refusée', label: about.title, detail: `Motif : ${reason}` }] },
    'Vous pouvez en déposer une autre à tout moment depuis l’extranet, avec le bouton Importer.',
  ]);

/** Staff agree that it does not concern the family. */
export const exempted = (about: About): FamilyMail =>
  letter(about, `Pièce non concernée : ${about.title}`, 'Cette pièce ne vous concerne pas', [
    'Vous nous avez dit que cette pièce ne vous concerne pas. C’est noté :',
    { states: [{ tone: 'good', state: 'Non concernée', label: about.title, detail: null }] },
    'Vous n’avez rien à fournir.',
  ]);

/** Staff do not: it is still to be given. */
export const notExempted = ({ reason, ...about }: About & { reason: string }): FamilyMail =>
  letter(about, `Pièce à fournir : ${about.title}`, 'Cette pièce reste à fournir', [
    'Vous nous avez dit que cette pièce ne vous concerne pas. Le service n’a pas pu le retenir :',
    { states: [{ tone: 'bad', state: 'À fournir', label: about.title, detail: `Motif : ${reason}` }] },
    'Vous pouvez la déposer à tout moment depuis l’extranet, avec le bouton Importer.',
  ]);

const letter = ({ site, name, extranet }: About, subject: string, title: string, blocks: MailBlock[]): FamilyMail => {
  const way = extranet ? [{ link: new URL('/accueil', extranet).href, label: 'Ouvrir l’extranet' }] : [];
  return familyMail(site, name, typeset(subject), title, [...blocks, ...way]);
};
