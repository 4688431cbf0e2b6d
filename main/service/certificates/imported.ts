import type { X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import type { CertificateFacts } from '../../../shared/contract/extranet.ts';
import { formatDate } from '../../../shared/dates.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { type GivenFile, type Identity, identityFrom } from './given-files.ts';
import { type Shown, shownBy } from './handshake.ts';

/** What the office has from its own authority or from a public one: sealed with its facts, which tell nothing secret. */
export interface Imported {
  identity: Identity;
  facts: CertificateFacts;
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/**
 * A certificate as it comes from whoever sells or issues them (NET-4.1 a), tried as a browser would. Refuses beside `files` and `password`,
 * in words that somebody can act on.
 */
export async function readImported(files: readonly GivenFile[], password: string, now: Date): Promise<Imported> {
  const identity = identityFrom(files, password);
  const shown = await shownBy(asOptions(identity)).catch((error: unknown) => {
    throw refusalOf(error, password);
  });
  const [own] = shown.chain;
  if (!own) throw refuseField('files', 'Ce fichier ne contient pas de certificat de serveur.');
  requireUsable(own, now);
  return { identity, facts: factsOf(own, shown) };
}

export const asOptions = (identity: Identity): SecureContextOptions =>
  'pfx' in identity ? { pfx: Buffer.from(identity.pfx, 'base64'), passphrase: identity.passphrase } : identity;

/** What is said of a certificate; `chain` names whoever signed it, upward. */
export function factsOf(own: X509Certificate, { chain, isTrusted }: Pick<Shown, 'chain' | 'isTrusted'>): CertificateFacts {
  return {
    subject: nameIn(own.subject),
    issuer: nameIn(own.issuer),
    names: namesOf(own),
    from: new Date(own.validFrom).toISOString(),
    until: new Date(own.validTo).toISOString(),
    fingerprint: own.fingerprint256,
    chain: chain.slice(1).map(({ subject }) => nameIn(subject)),
    trust: isTrusted ? 'known' : own.checkIssued(own) ? 'self-signed' : chain.length === 1 ? 'alone' : 'own-authority',
  };
}

/** The names and addresses that browsers will take it for; they read no others. */
export const namesOf = ({ subjectAltName }: Pick<X509Certificate, 'subjectAltName'>): string[] =>
  (subjectAltName ?? '')
    .split(', ')
    .filter((entry) => /^(DNS|IP Address):/.test(entry))
    .map((entry) => entry.replace(/^(DNS|IP Address):/, ''));

/** « extranet.exemple.fr » of `CN=extranet.exemple.fr`; the organisation of one that has no such name. */
function nameIn(subject: string | undefined): string {
  const lines = (subject ?? '').split('\n');
  const named = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  return named('CN') ?? named('O') ?? lines.join(', ');
}

function requireUsable(own: X509Certificate, now: Date): void {
  const [from, until] = [new Date(own.validFrom), new Date(own.validTo)];
  if (until <= now) throw refuseField('files', `Ce certificat n’est plus valable depuis le ${formatDate(until)} : demandez le nouveau.`);
  if (from > now) throw refuseField('files', `Ce certificat n’est valable qu’à partir du ${formatDate(from)}.`);
  if (own.ca) throw refuseField('files', 'Ce certificat est celui d’une autorité, pas d’un serveur.');
  if (namesOf(own).length === 0)
    throw refuseField('files', 'Ce certificat ne nomme aucun serveur (« Subject Alternative Name ») : les navigateurs le refuseraient.');
  // Node gives the extended usages under this name
  if (own.keyUsage && own.keyUsage.length > 0 && !own.keyUsage.includes(SERVER_AUTH))
    throw refuseField('files', 'Ce certificat n’est pas fait pour un serveur web.');
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = own.publicKey;
  if (kind === 'rsa' && (details?.modulusLength ?? 0) < 2048)
    throw refuseField('files', 'La clé de ce certificat est trop courte (moins de 2048 bits) : les navigateurs le refuseraient.');
}

/** What OpenSSL and BoringSSL say, each in its words. */
function refusalOf(error: unknown, password: string) {
  const said = error instanceof Error ? error.message : String(error);
  if (/mac verify|INCORRECT_PASSWORD|bad decrypt|BAD_DECRYPT/i.test(said))
    return refuseField(
      'password',
      password ? 'Ce mot de passe n’ouvre pas ce fichier.' : 'Ce fichier est protégé : donnez son mot de passe.',
    );
  if (/private key/i.test(said))
    return refuseField('files', 'Ce fichier ne contient pas la clé privée : exportez-le de nouveau, avec sa clé.');
  if (/unsupported/i.test(said))
    return refuseField(
      'files',
      'Ce fichier est protégé par un chiffrement trop ancien : exportez-le de nouveau en choisissant « AES256-SHA256 ».',
    );
  if (/key values mismatch|KEY_VALUES_MISMATCH/i.test(said)) return refuseField('files', 'La clé privée n’est pas celle de ce certificat.');
  if (/too small|KEY_TOO_SMALL|md too weak/i.test(said))
    return refuseField('files', 'Ce certificat est trop faible pour les navigateurs d’aujourd’hui : demandez-en un nouveau.');
  return refuseField('files', 'Ce fichier est illisible : il est abîmé, ou n’est ni un .pfx ni un .pem.');
}
