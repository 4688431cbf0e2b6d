import type { MailingKind } from './mailings.ts';

/** A wording that comes with Portée: always there, copied when the office wants it otherwise. */
export interface GivenTemplate {
  key: string;
  kind: MailingKind;
  name: string;
  subject: string;
  text: string;
}

const ACCESS = `{adresse de l’extranet}

Votre identifiant : {identifiant}. Mot de passe oublié ? Cliquez sur « Mot de passe perdu » à la page de connexion.`;

export const GIVEN_TEMPLATES: readonly GivenTemplate[] = [
  {
    key: 'identifiers',
    kind: 'identifiers',
    name: 'Identifiant et première connexion',
    subject: 'Votre identifiant pour l’extranet',
    text: `Sur l’extranet, vous consultez et mettez à jour vos coordonnées et celles de vos élèves, leurs cours, leurs évaluations et vos factures.

{identifiant}

{adresse de l’extranet}

La première fois :

1. Ouvrez l’extranet et, si la page le demande, choisissez votre site : « {site} ».
2. Cliquez sur « Mot de passe perdu », saisissez votre identifiant et cette adresse e-mail, puis cliquez sur « Valider ».
3. Vous recevez un mot de passe temporaire, qui sert une seule fois.
4. Connectez-vous avec votre identifiant et ce mot de passe, puis choisissez le vôtre.

Nous ne vous demanderons jamais votre mot de passe, ni par e-mail ni par téléphone.`,
  },
  {
    key: 're-enrolment.never',
    kind: 're-enrolment',
    name: 'Relance : jamais connectés',
    subject: 'Réinscription : votre accès à l’extranet vous attend',
    text: `La réinscription de {élèves} se fait sur l’extranet, jusqu’au {date limite}. Vous ne vous y êtes pas encore connecté.

La première fois, cliquez sur « Mot de passe perdu » : un mot de passe temporaire vous est envoyé par e-mail.

${ACCESS}

Si votre situation a changé ou si vous rencontrez une difficulté, appelez-nous : nous ferons la démarche avec vous.`,
  },
  {
    key: 're-enrolment.not-started',
    kind: 're-enrolment',
    name: 'Relance : réinscription non commencée',
    subject: 'Réinscription de {élèves} : avant le {date limite}',
    text: `Nous n’avons pas encore reçu la réinscription de {élèves}. Elle se fait sur l’extranet, jusqu’au {date limite} ; passé ce délai, la place ne peut pas être garantie.

${ACCESS}

Si vous renoncez à cette place, indiquez-le aussi sur l’extranet : elle ira à une autre famille.`,
  },
  {
    key: 're-enrolment.draft',
    kind: 're-enrolment',
    name: 'Relance : brouillon à envoyer',
    subject: 'Votre réinscription n’est pas encore envoyée',
    text: `Vous avez commencé la réinscription de {élèves}, mais elle ne nous est pas parvenue : il reste à cliquer sur « Valider », avant le {date limite}.

${ACCESS}`,
  },
  {
    key: 're-enrolment.to-complete',
    kind: 're-enrolment',
    name: 'Relance : dossier à compléter',
    subject: 'Réinscription de {élèves} : votre dossier est à compléter',
    text: `Votre demande de réinscription pour {élèves} est à compléter avant le {date limite}. Ce qui manque est indiqué sur l’extranet, à la page « Réinscription ».

${ACCESS}`,
  },
  {
    key: 'documents.missing',
    kind: 'documents',
    name: 'Relance : pièces manquantes',
    subject: 'Pièces à fournir pour {élèves}',
    text: `Il nous manque encore : {pièces}.

Vous pouvez les déposer sur l’extranet (JPEG, PNG ou PDF, 2 Mo au plus ; une photo prise avec un téléphone convient) :

${ACCESS}`,
  },
  {
    key: 'documents.expiring',
    kind: 'documents',
    name: 'Relance : pièces à renouveler',
    subject: 'Des pièces de votre dossier sont à renouveler',
    text: `Certaines pièces du dossier de {élèves} arrivent en fin de validité ou ne sont plus valables. Vous pouvez les remplacer dès maintenant sur l’extranet, à la page « Pièces à fournir ».

${ACCESS}`,
  },
  {
    key: 'reminder.1',
    kind: 'reminder',
    name: 'Relance de facture : premier rappel',
    subject: 'Rappel : {reste dû} à régler',
    text: `Sauf erreur de notre part, nous n’avons pas encore reçu votre règlement : {factures}.

Vous pouvez régler par chèque, par virement ou à l’accueil. Si votre règlement est parti ces jours-ci, ne tenez pas compte de ce message.

Le détail de vos factures et de vos règlements se lit sur l’extranet :

${ACCESS}`,
  },
  {
    key: 'reminder.2',
    kind: 'reminder',
    name: 'Relance de facture : deuxième rappel',
    subject: 'Deuxième rappel : {reste dû} restent à régler',
    text: `Malgré notre premier rappel, il reste à régler {reste dû} : {factures}.

Merci de nous faire parvenir ce règlement sous quinze jours. Si vous rencontrez une difficulté, appelez-nous : un échéancier peut être étudié avec vous.

${ACCESS}`,
  },
  {
    key: 'reminder.3',
    kind: 'reminder',
    name: 'Relance de facture : dernier rappel',
    subject: 'Dernier rappel avant mise en recouvrement : {reste dû}',
    text: `Nos deux rappels sont restés sans réponse. Il reste à régler {reste dû} : {factures}.

Sans règlement de votre part sous huit jours, le dossier sera transmis pour recouvrement, et la réinscription pour l’année suivante pourra être refusée.

Pour toute difficulté, prenez contact avec nous dès maintenant.`,
  },
  {
    key: 'free',
    kind: 'free',
    name: 'Message libre',
    subject: 'Une information de votre conservatoire',
    text: `Écrivez ici votre message. Une ligne vide sépare les paragraphes.`,
  },
];
