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

export const staff = {
  /** One message whichever half was wrong. */
  'staff.signIn': openWrite({
    input: z.strictObject({ login: z.string().max(200), password: z.string().max(1000) }),
    output: z.strictObject({ token: z.string(), staff: staffMember }),
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
  /** Of somebody else; one's own other windows, where it is one's own id. */
  'staff.endSessions': staffWrite({ roles: ADMIN, input: z.strictObject({ id }), output: z.strictObject({ ended: z.int() }) }),
};
