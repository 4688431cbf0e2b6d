import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { refuseField } from '../../../shared/refusal.ts';

/** A certificate with its key, as TLS takes them. */
export type Identity = { cert: string; key: string } | { pfx: string; passphrase: string };

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Sorts what was chosen, by content and not by name: one PFX, or certificates and a key as PEM or DER, in one file or several. The server's
 * own certificate is the one whose key it is, whatever the order. Refuses beside `files` and `password`.
 */
export function identityFrom(files: readonly GivenFile[], password: string): Identity {
  const texts = files.map(({ bytes }) => Buffer.from(bytes));
  if (texts.some(asksForHours)) throw refuseField('files', ASKS_FOR_HOURS);
  const certificates = texts.flatMap(certificatesIn);
  const keys = texts.map(keyText).filter((key) => key !== null);
  if (certificates.length === 0 && keys.length === 0 && texts.length === 1 && isDer(texts[0])) {
    return { pfx: texts[0]?.toString('base64') ?? '', passphrase: password };
  }
  if (certificates.length === 0) throw refuseField('files', NOT_A_CERTIFICATE);
  const [key, ...others] = keys.map((one) => openKey(one, password));
  if (!key || others.length > 0) throw refuseField('files', key ? ONE_KEY : NO_KEY);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own) throw refuseField('files', 'Cette clé privée n’est pas celle de ce certificat : choisissez les deux fichiers reçus ensemble.');
  return { cert: inOrder(own, certificates).join('\n'), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

const NOT_A_CERTIFICATE =
  'Ce fichier ne contient pas de certificat. Portée lit les fichiers .pfx ou .p12, et les fichiers .pem, .crt, .cer et .key ; un fichier .p7b est à convertir.';
const ASKS_FOR_HOURS =
  'Ce fichier est protégé de telle façon que l’ouvrir arrêterait Portée pendant des heures : exportez-le de nouveau depuis sa source.';
const NO_KEY = 'Il manque la clé privée : choisissez-la avec le certificat (deux fichiers à la fois), ou prenez un fichier .pfx.';
const ONE_KEY = 'Il y a plusieurs clés privées : choisissez seulement celle du certificat.';

/**
 * Whether a password would be worked on for more rounds than anybody asks for in earnest: OpenSSL would do them all, while nobody is
 * served. Their number stands right behind the salt, in a PFX and in a key under a password alike (RFC 7292, 4; RFC 8018, A.2); a million
 * fits into three bytes.
 */
function asksForHours(bytes: Buffer): boolean {
  const der = isDer(bytes)
    ? bytes
    : Buffer.from(PEM_KEY.exec(bytes.toString('latin1'))?.[0].replace(/-----[^-]+-----/g, '') ?? '', 'base64');
  return der.some((tag, i) => {
    const salt = der[i + 1] ?? 0;
    const rounds = i + 2 + salt;
    return tag === 0x04 && salt <= 64 && der[rounds] === 0x02 && (der[rounds + 1] ?? 0) >= 4 && (der[rounds + 1] ?? 0) <= 8;
  });
}

/** The server's own first, then whoever signed the one before; the root, which browsers have, stays out of what is sent. */
function inOrder(own: X509Certificate, all: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own];
  for (;;) {
    const last = chain.at(-1) as X509Certificate;
    const next = all.find((one) => one !== last && last.checkIssued(one) && last.verify(one.publicKey));
    if (!next || chain.includes(next) || next.checkIssued(next)) return chain;
    chain.push(next);
  }
}

const PEM_CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
const PEM_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )*PRIVATE KEY-----/;

function certificatesIn(bytes: Buffer): X509Certificate[] {
  const texts = isDer(bytes) ? [bytes] : (bytes.toString('latin1').match(PEM_CERTIFICATE) ?? []);
  return texts.flatMap((text) => {
    try {
      return [new X509Certificate(text)];
    } catch {
      return [];
    }
  });
}

/** A key as it stands in a file; DER is tried as what it may be. */
function keyText(bytes: Buffer): string | null {
  if (!isDer(bytes)) return PEM_KEY.exec(bytes.toString('latin1'))?.[0] ?? null;
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return createPrivateKey({ key: bytes, format: 'der', type }).export({ type: 'pkcs8', format: 'pem' }).toString();
    } catch {
      // of another kind
    }
  }
  return null;
}

function openKey(text: string, password: string): KeyObject {
  try {
    return createPrivateKey({ key: text, passphrase: password });
  } catch (cause) {
    const isLocked = /ENCRYPTED/.test(text);
    if (!isLocked) throw refuseField('files', 'La clé privée est illisible : le fichier est abîmé, ou d’une sorte inconnue.');
    const sentence = password ? 'Ce mot de passe n’ouvre pas la clé privée.' : 'La clé privée est protégée : donnez son mot de passe.';
    throw Object.assign(refuseField('password', sentence), { cause });
  }
}

/** DER begins with a sequence; every text with something else. */
const isDer = (bytes: Buffer | undefined): boolean => bytes?.[0] === 0x30;
