import type { AccountState } from '../../../shared/contract/accounts.ts';
import type { Tone } from '../../ui/Pill.tsx';

/** The states of a family's account, as the office says them. */
export const ACCOUNT_WORDS: Record<AccountState, { word: string; tone: Tone; means: string }> = {
  none: { word: 'Sans identifiant', tone: 'plain', means: 'Cette personne ne peut pas encore entrer sur l’extranet.' },
  never: { word: 'Jamais connecté', tone: 'amber', means: 'L’identifiant existe ; personne ne s’en est encore servi.' },
  waiting: {
    word: 'À activer',
    tone: 'amber',
    means: 'Un mot de passe provisoire a été envoyé ; la famille doit choisir le sien.',
  },
  active: { word: 'Actif', tone: 'green', means: 'La famille entre avec son propre mot de passe.' },
  blocked: { word: 'Bloqué', tone: 'garnet', means: 'L’accès à l’extranet est fermé pour cette personne.' },
};
