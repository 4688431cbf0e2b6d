import type { Page } from '../../extranet/page.ts';
import { askPassword, showLostPassword } from './pages/lost-password.tsx';
import { choosePassword, endSession, showPassword } from './pages/password.tsx';
import { showSignIn, signIn } from './pages/sign-in.tsx';
import { confirmSignOut, prolongSession, signOut } from './pages/sign-out.tsx';

export const accountPages: readonly Page[] = [
  { method: 'GET', path: '/connexion', access: 'open', answer: showSignIn },
  { method: 'POST', path: '/connexion', access: 'open', answer: signIn },
  { method: 'GET', path: '/mot-de-passe-perdu', access: 'open', answer: showLostPassword },
  { method: 'POST', path: '/mot-de-passe-perdu', access: 'open', answer: askPassword },
  { method: 'GET', path: '/mot-de-passe', access: 'choosing', answer: showPassword },
  { method: 'POST', path: '/mot-de-passe', access: 'choosing', answer: choosePassword },
  { method: 'POST', path: '/mot-de-passe/sessions', access: 'family', answer: endSession },
  { method: 'GET', path: '/deconnexion', access: 'choosing', answer: confirmSignOut },
  // open: leaving must work even when the session has ended by itself
  { method: 'POST', path: '/deconnexion', access: 'open', answer: signOut },
  { method: 'POST', path: '/session/prolonger', access: 'choosing', answer: prolongSession },
];
