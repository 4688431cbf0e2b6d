import { z } from 'zod';
import { newPassword } from './office.ts';
import { id, line, nothing, openWrite, optionalText, paging, ROLES, staffRead, staffWrite, text } from './operation.ts';

const role = z.enum(ROLES, { error: 'Choisissez un rôle.' });

export const staffMember = z.strictObject({
  id,
  login: z.string(),
  name: z.string(),
  role,
  /** A password made by the administrator opened this session: choosing an own one comes first. */
  mustChoose: z.boolean(),
  /** The office asks a second factor of this person, who has none yet: adding it comes first. */
  mustAddSecondFactor: z.boolean(),
  /** After how long without touching anything the window locks itself (SEC-1.14). */
  idleMinutes: z.int(),
  /** Least number of characters of a password chosen from now on. */
  leastPassword: z.int(),
});
export type StaffMember = z.output<typeof staffMember>;

/** A colleague as the administrator sees them. */
export const staffRow = z.strictObject({
  id,
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role,
  active: z.boolean(),
  /** Until when the password that the administrator handed over is good; null once an own one is chosen. */
  temporaryUntil: z.string().nullable(),
  /** Whether a code of the person's telephone is asked too. */
  secondFactor: z.boolean(),
  lastLoginAt: z.string().nullable(),
  /** How many windows are open under this name now. */
  sessions: z.int(),
  version: z.string(),
});
export type StaffRow = z.output<typeof staffRow>;

/** What the administrator says of a colleague. */
const person = {
  name: line(120),
  login: text(60).regex(/^\S+$/, 'Un identifiant s’écrit sans espace.'),
  email: z.preprocess((v) => (typeof v === 'string' ? v.trim() || null : v), z.email('Adresse e-mail complète.').max(254).nullable()),
  role,
};

const ADMIN = ['administrateur'] as const;
const seen = z.strictObject({ id, version: z.string() });
/** Shown once, to be handed over; its owner chooses another at the first login. */
const handedOver = z.strictObject({ id, password: z.string(), until: z.string() });

/** What was typed of six figures or of a recovery code; spaces and hyphens forgiven. */
const code = z.string().max(40);
const own = z.string().max(1000);
/** Each opens the door once in place of the telephone. Shown once; the store keeps their hashes. */
const recoveryCodes = z.array(z.string());

export const staff = {
  /**
   * One message whichever half was wrong. Where the person has a second factor and `code` is missing, the refusal names that field:
   * nothing is charged, and the same is asked again with it.
   */
  'staff.signIn': openWrite({
    input: z.strictObject({ login: z.string().max(200), password: own, code: code.nullish() }),
    output: z.strictObject({
      token: z.string(),
      staff: staffMember,
      /** How many are left, where one of them has just opened the door. */
      recoveryCodesLeft: z.int().nullable(),
    }),
  }),
  'staff.me': staffRead({ beforePasswordChosen: true, input: nothing, output: staffMember }),
  'staff.signOut': staffWrite({ roles: ROLES, beforePasswordChosen: true, input: nothing, output: nothing }),
  /** One's own password, with the present one unless a handed-over one has just opened the session. All other windows are closed. */
  'staff.changeOwnPassword': staffWrite({
    roles: ROLES,
    beforePasswordChosen: true,
    input: z.strictObject({ current: optionalText(1000), password: newPassword, again: z.string().max(1000) }),
    output: z.strictObject({ ended: z.int() }),
  }),

  /** One's own second factor (SEC-1.14). */
  'staff.secondFactor': staffRead({
    input: nothing,
    output: z.strictObject({
      active: z.boolean(),
      recoveryCodesLeft: z.int(),
      /** The office asks it of one's role: it cannot be switched off. */
      required: z.boolean(),
    }),
  }),
  /** A new key for an application on a telephone: kept nowhere until a code made with it has come back. Another one at each call. */
  'staff.proposeSecondFactor': staffRead({
    beforeSecondFactor: true,
    input: nothing,
    output: z.strictObject({
      /** To be typed where no camera is at hand: « JBSW Y3DP … ». */
      key: z.string(),
      /** The same as a QR code. */
      svg: z.string(),
      /** Sealed: to be sent back with the first code, within half an hour. */
      proposal: z.string(),
    }),
  }),
  /** Asks the present password, unless this very step is what the session was opened for. All other windows are closed. */
  'staff.addSecondFactor': staffWrite({
    roles: ROLES,
    beforeSecondFactor: true,
    input: z.strictObject({ proposal: z.string().max(2000), code, current: optionalText(1000) }),
    output: z.strictObject({ recoveryCodes, ended: z.int() }),
  }),
  'staff.dropSecondFactor': staffWrite({ roles: ROLES, input: z.strictObject({ current: own }), output: nothing }),
  /** The former ones end. */
  'staff.renewRecoveryCodes': staffWrite({
    roles: ROLES,
    input: z.strictObject({ current: own }),
    output: z.strictObject({ recoveryCodes }),
  }),

  /** Those who work here first, by name; then those who have left. */
  'staff.list': staffRead({
    roles: ADMIN,
    input: z.strictObject(paging),
    output: z.strictObject({ rows: z.array(staffRow), total: z.int() }),
  }),
  'staff.create': staffWrite({ roles: ADMIN, input: z.strictObject(person), output: handedOver }),
  /** Refused: one's own role, and the last administrator's. A conflict when somebody has changed the person meanwhile. */
  'staff.edit': staffWrite({ roles: ADMIN, input: seen.extend(person), output: z.strictObject({ version: z.string() }) }),
  /** The person can no longer log in, and every window of theirs is closed. What they did stays under their name. */
  'staff.deactivate': staffWrite({ roles: ADMIN, input: seen, output: z.strictObject({ ended: z.int() }) }),
  'staff.reactivate': staffWrite({ roles: ADMIN, input: seen, output: handedOver }),
  'staff.resetPassword': staffWrite({ roles: ADMIN, input: seen, output: handedOver }),
  /** For a colleague who has lost the telephone and the recovery codes: the password alone opens again, and every window is closed. */
  'staff.removeSecondFactor': staffWrite({ roles: ADMIN, input: seen, output: z.strictObject({ ended: z.int() }) }),
  /** Of somebody else; one's own other windows, where it is one's own id. */
  'staff.endSessions': staffWrite({ roles: ADMIN, input: z.strictObject({ id }), output: z.strictObject({ ended: z.int() }) }),
};
