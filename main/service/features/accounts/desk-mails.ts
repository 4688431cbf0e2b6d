import type { SiteRow } from '../../../../db/sites.ts';
import { renderMail } from '../../outbox/mail-frame.tsx';

interface Identifier {
  site: SiteRow;
  name: string;
  identifier: string;
  /** What the family types. */
  address: string;
  /** The name to choose on the login page; null when there is only one site. */
  siteChoice: string | null;
  temporaryHours: number;
}

/** The identifier and the way in, by the guides' steps; never a password. */
export function identifierMail({ site, name, identifier, address, siteChoice, temporaryHours }: Identifier): {
  subject: string;
  text: string;
  html: string;
} {
  const title = 'Votre accès à l’extranet des familles';
  const blocks = [
    'Sur l’extranet, vous consultez et mettez à jour vos coordonnées et celles de vos élèves, leurs cours, leurs évaluations et vos factures.',
    { code: identifier, label: 'Votre identifiant' },
    { link: address, label: 'Ouvrir l’extranet' },
    'La première fois :',
    {
      steps: [
        'Ouvrez l’extranet.',
        ...(siteChoice ? [`Choisissez votre site : « ${siteChoice} ».`] : []),
        'Cliquez sur « Mot de passe perdu », saisissez votre identifiant et cette adresse e-mail, puis cliquez sur « Valider ».',
        `Vous recevez un mot de passe temporaire : il sert une seule fois, pendant ${temporaryHours} heures.`,
        'Connectez-vous avec votre identifiant et ce mot de passe, puis choisissez le vôtre.',
      ],
    },
    { note: 'Nous ne vous demanderons jamais votre mot de passe, ni par e-mail ni par téléphone.' },
  ];
  return { subject: 'Votre identifiant pour l’extranet', ...renderMail({ site, title, to: name, blocks }) };
}
