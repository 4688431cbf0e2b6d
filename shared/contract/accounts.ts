import { z } from 'zod';
import { familyRead, familyWrite, id, nothing, openWrite, staffWrite } from './operation.ts';

/** none: no identifier yet; waiting: a temporary password is out; never: identifier made, never connected. */
export const accountState = z.enum(['none', 'never', 'waiting', 'active', 'blocked']);
export type AccountState = z.output<typeof accountState>;

/** The site has a logo that cannot be printed: the letter was drawn without, which whoever prints it is told. */
export const withoutLogo = z.boolean();

const guardian = z.strictObject({ guardianId: id });
const typed = (max: number) => z.string().max(max, `${max} caractères au plus.`);

export const accounts = {
  // --- at the desk
  /** Makes the responsable's identifier after the site's pattern; refused as a conflict when there is one already. */
  'accounts.makeIdentifier': staffWrite({ input: guardian, output: z.strictObject({ identifier: z.string() }) }),
  /** Queues the e-mail with the identifier and the address of the extranet. Refused without an e-mail address. */
  'accounts.sendIdentifier': staffWrite({ input: guardian, output: z.strictObject({ recipient: z.string() }) }),
  /** The letter for the window envelope: identifier, address of the extranet as text and QR code. */
  'accounts.letter': staffWrite({
    input: guardian,
    output: z.strictObject({ fileName: z.string(), pdf: z.instanceof(Uint8Array), withoutLogo }),
  }),
  'accounts.block': staffWrite({ input: guardian, output: nothing }),
  'accounts.unblock': staffWrite({ input: guardian, output: nothing }),
  'accounts.endSessions': staffWrite({ input: guardian, output: z.strictObject({ ended: z.int() }) }),

  // --- on the extranet
  /** One message whichever half was wrong. `mustChoose`: a temporary password opened only the page to choose one's own. */
  'accounts.signIn': openWrite({
    input: z.strictObject({ siteId: typed(60), identifier: typed(200), password: typed(1000) }),
    output: z.strictObject({ token: z.string(), mustChoose: z.boolean() }),
  }),
  /** Always the same answer; the work is done after it, away from the request (SEC-1.6). Missing fields are refused. */
  'accounts.askPassword': openWrite({
    input: z.strictObject({ siteId: typed(60), identifier: typed(200), email: typed(300) }),
    output: z.strictObject({ message: z.string() }),
  }),
  /** `current` is left out (and not asked) right after a temporary password. Every other session ends. */
  'accounts.choosePassword': familyWrite({
    beforePasswordChosen: true,
    input: z.strictObject({ current: typed(1000).nullish(), password: typed(1000), again: typed(1000) }),
    output: z.strictObject({ token: z.string() }),
  }),
  'accounts.signOut': familyWrite({ beforePasswordChosen: true, input: nothing, output: nothing }),
  'accounts.sessions': familyRead({
    input: nothing,
    output: z.array(z.strictObject({ id, current: z.boolean(), browser: z.string(), createdAt: z.string(), lastSeenAt: z.string() })),
  }),
  'accounts.endSession': familyWrite({ input: z.strictObject({ id }), output: nothing }),
  /** Keeps the accessibility mode with the account (null: off). */
  'accounts.rememberAccessibility': familyWrite({
    beforePasswordChosen: true,
    input: z.strictObject({ on: z.boolean() }),
    output: nothing,
  }),
};
