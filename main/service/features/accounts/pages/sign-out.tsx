/** @jsxImportSource ../../../jsx */
import { Form } from '../../../extranet/forms.tsx';
import { CLEAR_AT_LOGOUT } from '../../../extranet/headers.ts';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout } from '../../../extranet/layout.tsx';
import { type Reply, refusalOf, show, type Visit } from '../../../extranet/page.ts';

/** A link changes nothing: who arrives here by an address is asked first. */
export async function confirmSignOut(visit: Visit): Promise<Reply> {
  return show(
    <Layout visit={visit} title="Déconnexion">
      <div class="prose">
        <h1>Déconnexion</h1>
        <p class="lead">Voulez-vous quitter l’extranet ?</p>
        <Form visit={visit} action="/deconnexion">
          <div class="actions">
            <button class="button primary" type="submit">
              <Icon name="logout" /> Me déconnecter
            </button>
            <Back to="/accueil">Rester connecté</Back>
          </div>
        </Form>
      </div>
    </Layout>,
  );
}

/** Ends the session in the store, then forgets it here. */
export async function signOut(visit: Visit): Promise<Reply> {
  if (visit.actor.kind === 'family') await refusalOf(visit.call('accounts.signOut', {}));
  visit.browser.endSession();
  return { goTo: '/connexion?message=deconnexion', headers: CLEAR_AT_LOGOUT };
}

/** Reaching any page prolongs the session; this one shows nothing (session.js). */
export async function prolongSession(): Promise<Reply> {
  return { status: 204 };
}
