import { z } from 'zod';
import { PROVIDERS } from '../rules/online-payment-words.ts';
import { extranetSetting } from './extranet.ts';
import { nothing, optionalText, staffRead, staffWrite } from './operation.ts';

const port = z.int().min(1, 'Un port va de 1 à 65535.').max(65535, 'Un port va de 1 à 65535.');
/** `none` is only for a server on this very machine. */
const security = z.enum(['starttls', 'tls', 'none']);

/** A whole number between two bounds, which the sentence names. */
const between = (least: number, most: number, what: string) => {
  const sentence = `De ${least} à ${most.toLocaleString('fr-FR')} ${what}.`;
  return z.int({ error: sentence }).min(least, sentence).max(most, sentence);
};

/** What is asked of passwords, and for how long one stays logged in: bounds within which no choice is unsafe (SEC-1.2, 1.3, 1.9, 1.14). */
const passwords = {
  minLength: between(12, 64, 'caractères'),
  temporaryHours: between(1, 72, 'heures'),
  /** Of one printed on a letter: the post takes days (docs/decisions/0010). */
  printedDays: between(3, 15, 'jours'),
  /** « Conserver l’ancien mot de passe jusqu’à la première utilisation du nouveau » */
  keepOldUntilUsed: z.boolean(),
};
const sessions = {
  idleMinutes: between(5, 60, 'minutes'),
  absoluteHours: between(1, 12, 'heures'),
  staffIdleMinutes: between(1, 60, 'minutes'),
};

const perMinute = between(1, 1_000_000, 'demandes');
/** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. */
const network = z
  .string()
  .trim()
  .pipe(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'Une adresse (192.0.2.7) ou un réseau (192.0.2.0/24).' }));

/** How much the extranet answers in a minute (NET-4.9), and whom it believes about who asks (NET-4.10). */
const traffic = {
  perSession: perMinute,
  perAddress: perMinute,
  /** Of one session, for what takes long to make: PDF. */
  costlyPerSession: perMinute,
  /** A school or a town hall behind one address: its own figures. */
  networks: z.array(z.strictObject({ network, perMinute, connections: between(24, 256, 'connexions') })).max(100),
  /** The servers that stand before this one and say in `X-Forwarded-For` for whom they ask. */
  proxies: z.array(network).max(100),
};

/** Everything that an office can set, with its defaults. One row of the table `setting` per name. */
export const SETTINGS = {
  extranet: extranetSetting,
  mail: z.strictObject({
    host: optionalText(255).default(null),
    port: port.default(587),
    security: security.default('starttls'),
    user: optionalText(255).default(null),
    from: z.union([z.email('Adresse e-mail complète.'), z.null()]).default(null),
    fromName: optionalText(120).default(null),
  }),
  passwords: z.strictObject({
    minLength: passwords.minLength.default(12),
    temporaryHours: passwords.temporaryHours.default(24),
    printedDays: passwords.printedDays.default(10),
    keepOldUntilUsed: passwords.keepOldUntilUsed.default(false),
  }),
  sessions: z.strictObject({
    idleMinutes: sessions.idleMinutes.default(30),
    absoluteHours: sessions.absoluteHours.default(8),
    staffIdleMinutes: sessions.staffIdleMinutes.default(15),
  }),
  secondFactor: z.strictObject({
    /** Since when administrators must have one; null: as they like. Whoever has none adds it at the next login (SEC-1.14). */
    administratorsSince: z.iso.datetime().nullable().default(null),
  }),
  identifiers: z.strictObject({
    /** `{NOM}` the name in capitals, `{0000}` that many digits drawn at random. */
    pattern: z
      .string()
      .max(60)
      .regex(/\{0{3,8}\}/, 'Le modèle contient au moins {000}.')
      .default('{NOM}-{0000}'),
  }),
  /** Fields of each sheet that are accepted without staff; the verbs see to it that no e-mail is among them. */
  acceptance: z.strictObject({ guardian: z.array(z.string()).default([]), student: z.array(z.string()).default([]) }),
  traffic: z.strictObject({
    perSession: traffic.perSession.default(120),
    perAddress: traffic.perAddress.default(600),
    costlyPerSession: traffic.costlyPerSession.default(10),
    networks: traffic.networks.default([]),
    proxies: traffic.proxies.default([]),
  }),
  /** Of one site. Addresses are settings so that a town's own relay, or a test, can stand in their place. */
  onlinePayment: z.strictObject({
    /** Null: not offered. */
    provider: z.enum(PROVIDERS).nullable().default(null),
    payfipClient: z.string().default(''),
    /** T: try out, X: activation, W: real. */
    payfipMode: z.enum(['T', 'X', 'W']).default('T'),
    payfipService: z.string().default('https://www.payfip.gouv.fr/tpa/services/securite'),
    payfipPage: z.string().default('https://www.payfip.gouv.fr/tpa/paiementws.web'),
    redirectPage: z.string().default(''),
    redirectMerchant: z.string().default(''),
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingOf<N extends SettingName> = z.output<(typeof SETTINGS)[N]>;

/** Of the groups that the screen saves one by one. */
export const VERSIONED = ['mail', 'traffic', 'passwords', 'sessions', 'secondFactor'] as const;
export type VersionedSetting = (typeof VERSIONED)[number];

/** As the group was when its form was opened: where somebody else has saved it meanwhile, saving is a conflict. */
const version = z.string().max(40);
const saved = z.strictObject({ saved: z.literal(true), restartNeeded: z.boolean(), version });
const ADMIN = ['administrateur'] as const;

export const settings = {
  'settings.get': staffRead({
    roles: ADMIN,
    input: nothing,
    output: z.strictObject({
      mail: SETTINGS.mail,
      traffic: SETTINGS.traffic,
      passwords: SETTINGS.passwords,
      sessions: SETTINGS.sessions,
      secondFactor: SETTINGS.secondFactor,
      versions: z.record(z.enum(VERSIONED), version),
      /** The password itself never leaves the service. */
      mailPasswordKept: z.boolean(),
      /** True where PORTEE_SMTP_URL decides, whatever the settings say. */
      mailFromEnvironment: z.boolean(),
      keysProtected: z.boolean(),
    }),
  }),
  /** What has a default when it is read must be said when it is saved: nothing at all would else reset everything. */
  'settings.saveTraffic': staffWrite({ roles: ADMIN, input: z.strictObject({ ...traffic, version }), output: saved }),
  'settings.savePasswords': staffWrite({ roles: ADMIN, input: z.strictObject({ ...passwords, version }), output: saved }),
  'settings.saveSessions': staffWrite({ roles: ADMIN, input: z.strictObject({ ...sessions, version }), output: saved }),
  /** Asking it of the administrators is refused to one who has none: whoever turns the key has tried the lock. */
  'settings.saveSecondFactor': staffWrite({
    roles: ADMIN,
    input: z.strictObject({ forAdministrators: z.boolean(), version }),
    output: saved,
  }),
  /** `password`: null keeps the one there is, empty removes it. Refused where the machine cannot protect it (ELE-2.14). */
  'settings.saveMail': staffWrite({
    roles: ADMIN,
    input: SETTINGS.mail.extend({ port, security, password: z.string().max(500).nullish(), version }),
    output: saved,
  }),
  /** Sends a real test message now, outside the outbox; a failure comes back as a sentence. */
  'settings.testMail': staffWrite({
    roles: ADMIN,
    input: z.strictObject({ to: z.email('Adresse e-mail complète.') }),
    output: z.strictObject({ accepted: z.string() }),
  }),
};
