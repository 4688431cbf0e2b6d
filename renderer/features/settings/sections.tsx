import {
  IconBuilding,
  IconChecklist,
  IconCreditCard,
  IconLock,
  IconMail,
  IconUserCog,
  IconWorld,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { FieldSettingsPanel } from '../families/FieldSettingsPanel.tsx';
import { PatternPanel } from '../identifiers/PatternPanel.tsx';
import { OnlinePaymentSettings } from '../online-payments/OnlinePaymentSettings.tsx';
import { SitesPanel } from '../sites/SitesPanel.tsx';
import { SecondFactorPanel } from '../staff/SecondFactorPanel.tsx';
import { StaffPanel } from '../staff/StaffPanel.tsx';
import { AcceptancePanel } from '../validations/AcceptancePanel.tsx';
import { ReasonsPanel } from '../validations/ReasonsPanel.tsx';
import { PasswordRules, SessionRules } from './AccessPanels.tsx';
import { ExtranetSettings } from './ExtranetSettings.tsx';
import { MailSettings } from './MailSettings.tsx';
import { MailTest } from './MailTest.tsx';
import { TrafficPanel } from './TrafficPanel.tsx';

/** A group of settings on its own: it saves itself. What it does not need of `settings.get` it leaves aside. */
export type SettingsPanel = ComponentType<{ settings: OutputOf<'settings.get'> }>;

export interface SettingsSection {
  /** `/parametres/:slug` */
  slug: string;
  word: string;
  /** What is set there, in one line. */
  below: string;
  icon: TablerIcon;
  /** From the top downward. */
  panels: readonly SettingsPanel[];
}

/** The sections in the order of the screen. A feature that has something to set puts its panel into the one it belongs to. */
export const SECTIONS: readonly SettingsSection[] = [
  {
    slug: 'etablissement',
    word: 'Établissement et sites',
    below: 'Noms, adresses, logo, message d’accueil et texte d’aide de chaque site.',
    icon: IconBuilding,
    panels: [SitesPanel],
  },
  {
    slug: 'extranet',
    word: 'Extranet',
    below: 'Par où les familles entrent.',
    icon: IconWorld,
    panels: [ExtranetSettings, TrafficPanel],
  },
  {
    slug: 'e-mail',
    word: 'E-mail',
    below: 'Le serveur qui porte les e-mails, et un essai.',
    icon: IconMail,
    panels: [MailSettings, MailTest],
  },
  {
    slug: 'paiement-en-ligne',
    word: 'Paiement en ligne',
    below: 'Avec quel service les familles de chaque site règlent leurs factures.',
    icon: IconCreditCard,
    panels: [OnlinePaymentSettings],
  },
  {
    slug: 'personnel',
    word: 'Personnel',
    below: 'Qui travaille au bureau, et ce que chacun peut y faire.',
    icon: IconUserCog,
    panels: [StaffPanel, SecondFactorPanel],
  },
  {
    slug: 'mots-de-passe',
    word: 'Mots de passe et sessions',
    below: 'Comment les identifiants se composent, ce qui est demandé pour se connecter, et pour combien de temps.',
    icon: IconLock,
    panels: [PasswordRules, SessionRules, PatternPanel],
  },
  {
    slug: 'demandes',
    word: 'Demandes et fiches',
    below: 'Ce que les familles peuvent changer, et ce qui demande une décision.',
    icon: IconChecklist,
    panels: [FieldSettingsPanel, AcceptancePanel, ReasonsPanel],
  },
];
