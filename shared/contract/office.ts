import { z } from 'zod';
import { extranetWarning } from './extranet.ts';
import { line, nothing, openRead, openWrite, optionalText, staffRead, text } from './operation.ts';
import { validationKind } from './validations.ts';

/** State of the family listener: its address for families, or the French sentence that says why it has none. */
export const extranetState = z.strictObject({
  /** What families type: the public address of the settings, else the local one. */
  address: z.string().nullable(),
  localAddress: z.string().nullable(),
  /** Why it is closed; beside an address: why it is still served there, and not as the settings want it. */
  problem: z.string().nullable(),
  /** Without encryption for others than this machine: the office is told on every screen (NET-4.1). */
  isPlainOnNetwork: z.boolean(),
});
export type ExtranetState = z.output<typeof extranetState>;

export const newPassword = z.string().min(1, 'Choisissez un mot de passe.').max(128, '128 caractères au plus.');

export const demoAccounts = z.strictObject({
  staff: z.array(z.strictObject({ login: z.string(), password: z.string(), role: z.string() })),
  families: z.array(
    z.strictObject({
      site: z.string(),
      identifier: z.string(),
      email: z.string(),
      password: z.string(),
      students: z.array(z.string()),
    }),
  ),
});
export type DemoAccounts = z.output<typeof demoAccounts>;

export const office = {
  /** What the window needs before anyone has logged in. */
  'office.state': openRead({
    input: nothing,
    output: z.strictObject({
      stage: z.enum(['first-start', 'ready']),
      version: z.string(),
      contractVersion: z.int(),
      demonstration: z.boolean(),
      officeName: z.string().nullable(),
      /** False where the machine offers no protected place for keys: the window says so (ELE-2.14). */
      keysProtected: z.boolean(),
      extranet: extranetState,
    }),
  }),
  /** First start, way one: the site and its first administrator, who is logged in at once. Refused once an office exists. */
  'office.create': openWrite({
    input: z.strictObject({
      site: z.strictObject({
        name: line(120),
        addressLine: optionalText(120),
        postalCode: optionalText(10),
        city: optionalText(80),
        phone: optionalText(30),
        email: z.union([z.literal('').transform(() => null), z.email(), z.null()]).default(null),
      }),
      administrator: z.strictObject({ name: line(120), login: text(60), password: newPassword }),
    }),
    output: z.strictObject({ token: z.string() }),
  }),
  /** First start, way two: fills the empty store with the demonstration conservatory and logs its administrator in. */
  'office.openDemonstration': openWrite({
    input: nothing,
    output: z.strictObject({ token: z.string(), accounts: demoAccounts }),
  }),
  'office.dashboard': staffRead({
    input: nothing,
    output: z.strictObject({
      waiting: z.array(z.strictObject({ kind: validationKind, label: z.string(), count: z.int(), oldestAt: z.string().nullable() })),
      outbox: z.strictObject({ pending: z.int(), sent: z.int(), dead: z.int() }),
      families: z.int(),
      students: z.int(),
      accounts: z.strictObject({ none: z.int(), neverConnected: z.int(), active: z.int(), blocked: z.int() }),
      connectedNow: z.int(),
      mailServer: z.enum(['none', 'settings', 'environment']),
      extranet: extranetState,
      /** A certificate that ends, an address that it does not name. */
      extranetWarnings: z.array(extranetWarning),
      /** The extranet's address as an SVG picture of a QR code; null while it has no address. */
      qrCode: z.string().nullable(),
    }),
  }),
};
