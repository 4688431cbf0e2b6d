import type { VerbsOf } from '../../context.ts';
import { choosePassword } from './choose-password.ts';
import { deskVerbs } from './desk.ts';
import { askPassword } from './lost-password.ts';
import { endSession, rememberAccessibility, sessions, signOut } from './sessions.ts';
import { signIn } from './sign-in.ts';

export { browserName } from './browser-name.ts';
export { accountOf, requireAddress } from './desk-person.ts';
export { onMailSent } from './lost-password.ts';
export { TEMPORARY_KIND, temporaryPassword } from './mails.ts';
export { familyBudgets } from './sign-in.ts';

type FamilyVerbs = VerbsOf<
  | 'accounts.signIn'
  | 'accounts.askPassword'
  | 'accounts.choosePassword'
  | 'accounts.signOut'
  | 'accounts.sessions'
  | 'accounts.endSession'
  | 'accounts.rememberAccessibility'
>;

const familyVerbs: FamilyVerbs = {
  'accounts.signIn': signIn,
  'accounts.askPassword': askPassword,
  'accounts.choosePassword': choosePassword,
  'accounts.signOut': signOut,
  'accounts.sessions': sessions,
  'accounts.endSession': endSession,
  'accounts.rememberAccessibility': rememberAccessibility,
};

export const accountVerbs = { ...deskVerbs, ...familyVerbs };
