import { z } from 'zod';
import { nothing, staffRead, staffWrite } from './operation.ts';

/** On every network of this machine. */
export const EVERY_NETWORK = '*';

/**
 * How families are served (NET-4.1): `local`: without encryption on this machine alone, or behind a reverse proxy; `own-authority`: over HTTPS
 * with certificates of our own making; `imported`: over HTTPS with the office's certificate; `plain`: without encryption on the network.
 */
export const extranetMode = z.enum(['local', 'own-authority', 'imported', 'plain']);
export type ExtranetMode = z.output<typeof extranetMode>;

const portNumber = z.int({ error: 'Un port va de 1 à 65535.' }).min(1, 'Un port va de 1 à 65535.').max(65535, 'Un port va de 1 à 65535.');
/** `extranet.lan`: what stands in a certificate and in a browser's line, in ASCII. */
const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/,
    'Un nom de machine : des lettres, des chiffres, des tirets et des points.',
  )
  .refine((name) => !/^[\d.]+$/.test(name), 'Un nom, pas une adresse : celles de cet ordinateur y sont déjà.');

const fields = {
  port: portNumber,
  mode: extranetMode,
  /** As the system calls it (« Ethernet »), or `EVERY_NETWORK`; not asked for in the mode `local`. */
  network: z.string().max(200).nullable(),
  /** By which this machine is reached, besides its addresses. */
  names: z.array(hostName).max(10, '10 noms au plus.'),
  /** Where plain HTTP is only sent on to HTTPS (NET-4.2). */
  redirectPort: portNumber.nullable(),
  /** « Le certificat d’autorité est installé sur les postes »: then browsers are told to insist on HTTPS (NET-4.6). */
  authorityInstalled: z.boolean(),
};

/** What families type, without a path: `https://extranet.exemple.fr`. Null: the local address. */
const publicUrl = z
  .url({ protocol: /^https?$/, error: 'Adresse complète, par exemple https://extranet.exemple.fr' })
  .regex(/^https?:\/\/[^/?#@]+\/?$/, 'L’adresse seule, sans rien après le nom : https://extranet.exemple.fr')
  .transform((u) => new URL(u).origin)
  .nullable()
  .default(null);

export const extranetSetting = z.strictObject({
  port: fields.port.default(8480),
  publicUrl,
  mode: fields.mode.default('local'),
  network: fields.network.default(null),
  names: fields.names.default([]),
  redirectPort: fields.redirectPort.default(null),
  authorityInstalled: fields.authorityInstalled.default(false),
});

/** What is typed to open the extranet without encryption. */
export const PLAIN_CONFIRMATION = 'en clair';

/** What is told of a certificate; nothing of its key. */
export const certificateFacts = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  /** Names and addresses that it stands for. */
  names: z.array(z.string()),
  from: z.string(),
  until: z.string(),
  /** SHA-256, as browsers show it. */
  fingerprint: z.string(),
  /** Whoever signed it, upward, as far as the file says. */
  chain: z.array(z.string()),
  /** `known`: by the authorities that browsers know; `own-authority`: signed by one that they do not; `alone`: whoever signed it is not there. */
  trust: z.enum(['known', 'own-authority', 'alone', 'self-signed']),
});
export type CertificateFacts = z.output<typeof certificateFacts>;

/** Something about the extranet that the office should see to. */
export const extranetWarning = z.strictObject({ tone: z.enum(['amber', 'garnet']), sentence: z.string() });
export type ExtranetWarning = z.output<typeof extranetWarning>;

/** A PFX with a long chain has some 20 KiB. */
export const CERTIFICATE_FILE_BYTES = 256 * 1024;
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const ADMIN = ['administrateur'] as const;
const done = z.strictObject({});
/** As it was when the form was opened: where somebody else has saved it meanwhile, saving is a conflict. */
const version = z.string().max(40);

export const extranet = {
  /** All that the choice of a mode depends on. */
  'extranet.means': staffRead({
    roles: ADMIN,
    input: nothing,
    output: z.strictObject({
      setting: extranetSetting,
      version,
      keysProtected: z.boolean(),
      networks: z.array(z.strictObject({ name: z.string(), addresses: z.array(z.string()) })),
      imported: certificateFacts.nullable(),
      authority: z
        .strictObject({
          facts: certificateFacts,
          /** What it signed for this machine. */
          server: certificateFacts.nullable(),
          /** Names and addresses of the settings that it may not speak for. */
          missing: z.array(z.string()),
        })
        .nullable(),
      warnings: z.array(extranetWarning),
    }),
  }),
  /**
   * What has a default when it is read must be said when it is saved. `confirmation`: `PLAIN_CONFIRMATION`, only where the network is
   * opened without encryption. Refused beside the field where it could not be opened.
   */
  'extranet.save': staffWrite({
    roles: ADMIN,
    input: z.strictObject({ ...fields, publicUrl, confirmation: z.string().max(100).nullish(), version }),
    output: z.strictObject({ version }),
  }),
  /** A PFX, or a certificate and its key as PEM. Taken at once where it is in use. */
  'extranet.importCertificate': staffWrite({
    roles: ADMIN,
    input: z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: z.string().max(255),
            bytes: bytes.refine(({ length }) => length <= CERTIFICATE_FILE_BYTES, 'Ce fichier est trop grand pour un certificat.'),
          }),
        )
        .min(1, 'Choisissez le fichier du certificat.')
        .max(4, 'Quatre fichiers au plus.'),
      password: z.string().max(500),
    }),
    output: z.strictObject({ facts: certificateFacts }),
  }),
  'extranet.removeCertificate': staffWrite({ roles: ADMIN, input: nothing, output: done }),
  /** Another authority, for the names and addresses of today: the former one is worth nothing any more. */
  'extranet.remakeAuthority': staffWrite({ roles: ADMIN, input: nothing, output: done }),
  /** The authority's certificate, without its key: for the machines that shall believe it. */
  'extranet.authorityFile': staffRead({ roles: ADMIN, input: nothing, output: z.strictObject({ fileName: z.string(), bytes }) }),
};
