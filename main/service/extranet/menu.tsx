/** @jsxImportSource ../jsx */
import { Form } from './forms.tsx';
import { Icon, type IconName } from './icons.tsx';
import type { Visit } from './page.ts';

export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
}

const ACCESSIBILITY: MenuEntry = { path: '/accessibilite', label: 'Accessibilité', icon: 'accessible' };

/** For a family inside; « Déconnexion » follows and is a form, because it changes something. */
export const FAMILY_MENU: readonly MenuEntry[] = [
  { path: '/accueil', label: 'Accueil', icon: 'home' },
  { path: '/famille', label: 'Famille', icon: 'users' },
  { path: '/eleves', label: 'Élèves', icon: 'school' },
  { path: '/facturation', label: 'Facturation', icon: 'invoice' },
  ACCESSIBILITY,
  { path: '/mot-de-passe', label: 'Mot de passe', icon: 'key' },
];
/** Right after a temporary password nothing else is reached (SEC-1.3). */
const CHOOSING_MENU: readonly MenuEntry[] = [ACCESSIBILITY, { path: '/mot-de-passe', label: 'Mot de passe', icon: 'key' }];
export const OPEN_MENU: readonly MenuEntry[] = [
  { path: '/connexion', label: 'Connexion', icon: 'login' },
  { path: '/aide', label: 'Aide', icon: 'help' },
  ACCESSIBILITY,
];

export const Menu = ({ visit }: { visit: Visit }) => (
  <nav class="menu" aria-label="Menu principal">
    <ul>
      {entriesFor(visit).map(({ path, label, icon }) => (
        <li>
          <a class="menu-entry" href={path} aria-current={current(visit.path, path)}>
            <Icon name={icon} />
            {label}
          </a>
        </li>
      ))}
      {visit.actor.kind === 'family' && (
        <li>
          <Form visit={visit} action="/deconnexion">
            <button class="menu-entry" type="submit" title="Quitter">
              <Icon name="logout" />
              Déconnexion
            </button>
          </Form>
        </li>
      )}
    </ul>
  </nav>
);

function entriesFor({ actor }: Visit): readonly MenuEntry[] {
  if (actor.kind !== 'family') return OPEN_MENU;
  return actor.mustChoose ? CHOOSING_MENU : FAMILY_MENU;
}

/** The entry of this very page, or of the part in which it lies. */
function current(here: string, entry: string): 'page' | 'true' | undefined {
  if (here === entry) return 'page';
  return here.startsWith(`${entry}/`) ? 'true' : undefined;
}
