import { NumberPanel } from './NumberPanel.tsx';
import type { SettingsPanel } from './sections.tsx';

/** What is asked of a password. */
export const PasswordRules: SettingsPanel = ({ settings }) => (
  <NumberPanel
    title="Mots de passe"
    operation="settings.savePasswords"
    values={settings.passwords}
    version={settings.versions.passwords}
    rules={[
      {
        name: 'minLength',
        label: 'Longueur minimale',
        description: 'Pour les familles et le bureau. Ceux qui existent restent valables jusqu’à leur prochain changement.',
        unit: 'caractères',
        least: 12,
        most: 64,
      },
      {
        name: 'temporaryHours',
        label: 'Durée d’un mot de passe provisoire',
        description: 'Envoyé par e-mail ou remis en main propre, il ne sert qu’à choisir le sien.',
        unit: 'heures',
        least: 1,
        most: 72,
      },
      {
        name: 'printedDays',
        label: 'Durée d’un mot de passe provisoire sur une lettre',
        description: 'Pour une personne sans adresse e-mail : le temps de la poste. Il ne sert qu’une fois.',
        unit: 'jours',
        least: 3,
        most: 15,
      },
      {
        name: 'keepOldUntilUsed',
        label: 'Garder l’ancien mot de passe jusqu’à la première utilisation du nouveau',
        description:
          'Quand une famille demande un mot de passe perdu. Sinon, l’ancien cesse tout de suite de servir, comme l’explique l’aide de l’extranet.',
      },
    ]}
    button="Enregistrer les mots de passe"
    done="Les règles des mots de passe sont enregistrées."
  />
);

/** How long one stays logged in. */
export const SessionRules: SettingsPanel = ({ settings }) => (
  <NumberPanel
    title="Sessions"
    operation="settings.saveSessions"
    values={settings.sessions}
    version={settings.versions.sessions}
    rules={[
      {
        name: 'idleMinutes',
        label: 'Familles : déconnexion sans activité',
        description: 'Un avertissement paraît deux minutes avant ; ce qui est tapé n’est pas perdu.',
        unit: 'minutes',
        least: 5,
        most: 60,
      },
      {
        name: 'staffIdleMinutes',
        label: 'Bureau : verrouillage sans activité',
        description: 'La fenêtre se verrouille, avec tout ce qui y était commencé.',
        unit: 'minutes',
        least: 1,
        most: 60,
      },
      {
        name: 'absoluteHours',
        label: 'Durée la plus longue d’une session',
        description: 'Pour tous, même sans interruption : ensuite, il faut retaper son mot de passe.',
        unit: 'heures',
        least: 1,
        most: 12,
      },
    ]}
    button="Enregistrer les sessions"
    done="La durée des sessions est enregistrée."
  />
);
