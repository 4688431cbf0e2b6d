import type { Page } from '@playwright/test';
import type { FamilyAccount, Office } from './office.ts';
import { signIn } from './office.ts';
import { STUDENT_STATES } from './student-states.ts';

/** By the request on the parent's own sheet, by the answer to the campaign, or by how much there is in the file. */
export type Who = 'pending' | 'refused' | 'undecided' | 'draft' | 'submitted' | 'empty' | 'many';

/** One page in one of its states, and how a person gets there. */
export interface State {
  name: string;
  /** Who must be inside; none: before login. */
  as?: Who;
  reach(page: Page, office: Office): Promise<unknown>;
}

const at =
  (path: string): State['reach'] =>
  (page, office) =>
    page.goto(`${office.url}${path}`);

export const STATES: readonly State[] = [
  { name: 'connexion', reach: at('/connexion') },
  {
    name: 'connexion-refusee',
    async reach(page, office) {
      await page.goto(`${office.url}/connexion`);
      await page.getByLabel('Identifiant').fill('INCONNU-0000');
      await page.getByRole('button', { name: 'Se connecter' }).click();
    },
  },
  { name: 'mot-de-passe-perdu', reach: at('/mot-de-passe-perdu') },
  {
    name: 'mot-de-passe-perdu-a-verifier',
    async reach(page, office) {
      await page.goto(`${office.url}/mot-de-passe-perdu`);
      await page.getByRole('button', { name: 'Valider' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'mot-de-passe-envoye', reach: at('/connexion?message=mot-de-passe-envoye') },
  { name: 'aide', reach: at('/aide') },
  { name: 'accessibilite', reach: at('/accessibilite') },
  { name: 'declaration', reach: at('/accessibilite/declaration') },
  { name: 'plan-du-site', reach: at('/plan-du-site') },
  { name: 'introuvable', reach: at('/page-qui-n-existe-pas') },
  { name: 'accueil', as: 'pending', reach: at('/accueil') },
  { name: 'famille-en-attente', as: 'pending', reach: at('/famille') },
  {
    name: 'famille-a-corriger',
    as: 'pending',
    async reach(page, office) {
      await page.goto(`${office.url}/famille`);
      await page.getByLabel('Téléphone fixe').fill('12');
      await page.getByLabel('E-mail').fill('pas une adresse');
      await page.getByRole('button', { name: 'Modifier' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'mot-de-passe', as: 'pending', reach: at('/mot-de-passe') },
  { name: 'deconnexion', as: 'pending', reach: at('/deconnexion') },
  {
    name: 'session-bientot-finie',
    as: 'pending',
    async reach(page, office) {
      await page.clock.install();
      await page.goto(`${office.url}/accueil`);
      const idle = Number(await page.locator('#session-warning').getAttribute('data-idle-ms'));
      await page.clock.fastForward(idle - 2 * 60_000);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  ...STUDENT_STATES,
  { name: 'accueil-repondu', as: 'refused', reach: at('/accueil') },
  { name: 'famille-repondue', as: 'refused', reach: at('/famille') },
];

/** Goes to each state in order with this page; logs in where the state asks for it. */
export async function throughStates(page: Page, office: Office, look: (state: State) => Promise<void>, states = STATES): Promise<void> {
  let inside: State['as'];
  for (const state of states) {
    if (state.as && state.as !== inside) {
      await page.context().clearCookies({ name: 'sid' });
      await signIn(page, office, accountOf(office, state.as));
    }
    inside = state.as;
    await state.reach(page, office);
    await look(state);
  }
}

function accountOf(office: Office, who: Who): FamilyAccount {
  if (who === 'empty' || who === 'many') return office.extra[who];
  if (who === 'pending' || who === 'refused') return office.withRequest(who);
  return office.reEnrolling(who === 'undecided' ? null : who).family;
}

/** Switches the accessibility mode on as a person does, before login. */
export async function switchAccessibilityOn(page: Page, office: Office, { size = '125', theme = 'auto' } = {}): Promise<void> {
  await page.goto(`${office.url}/accessibilite`);
  await page.getByRole('button', { name: 'Activer le mode Accessibilité' }).click();
  await page.locator(`input[name="theme"][value="${theme}"]`).check();
  await page.locator(`input[name="size"][value="${size}"]`).check();
  await page.getByRole('button', { name: 'Appliquer' }).click();
}
