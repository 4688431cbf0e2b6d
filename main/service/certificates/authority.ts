import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import {
  commonName,
  forServersOnly,
  isAuthority,
  isServer,
  issuerKeyIdentifier,
  keyIdentifier,
  mayBeUsedFor,
  type Names,
  newKey,
  onlyFor,
  type Pair,
  signCertificate,
  standsFor,
  subjectOf,
} from './x509.ts';

/** The office's own authority, and for whom alone it may sign. */
export interface Authority extends Pair {
  only: Names;
}

/** A certificate for this machine, and for what it stands. */
export interface Issued extends Pair {
  names: Names;
}

const DAY = 24 * 3600 * 1000;
const AUTHORITY_DAYS = 3650;
/** With the day before, no longer than browsers take (397). */
const SERVER_DAYS = 396;
/** Days before its end at which a server's certificate is made anew. */
export const RENEWAL_DAYS = 30;

/** A new authority for these names and addresses alone (NET-4.1 b). `office` is how it is called in the lists of browsers. */
export function makeAuthority(office: string, only: Names, now: Date): Authority {
  const { publicKey, privateKey } = newKey();
  const subject = commonName(`Portée – ${office}`.slice(0, 64));
  const extensions = [
    isAuthority(),
    mayBeUsedFor(KeyUsageFlags.keyCertSign, KeyUsageFlags.cRLSign),
    keyIdentifier(publicKey),
    onlyFor(only),
  ];
  const period = { from: daysFrom(now, -1), until: daysFrom(now, AUTHORITY_DAYS) };
  const certificate = signCertificate(publicKey, { subject, ...period, extensions }, { name: subject, key: privateKey });
  return { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), only };
}

/** A certificate for this machine, of those names that the authority may speak for; it has a key of its own. */
export function issueServer(authority: Authority, names: Names, now: Date): Issued {
  const above = new X509Certificate(authority.certificate);
  const { publicKey, privateKey } = newKey();
  const extensions = [
    isServer(),
    mayBeUsedFor(KeyUsageFlags.digitalSignature),
    forServersOnly(),
    keyIdentifier(publicKey),
    issuerKeyIdentifier(above.publicKey),
    standsFor(names),
  ];
  const end = new Date(above.validTo);
  const until = daysFrom(now, SERVER_DAYS) < end ? daysFrom(now, SERVER_DAYS) : end;
  const subject = commonName((names.dns[0] ?? names.addresses[0] ?? 'Portée').slice(0, 64));
  const certificate = signCertificate(
    publicKey,
    { subject, from: daysFrom(now, -1), until, extensions },
    { name: subjectOf(above), key: createPrivateKey(authority.key) },
  );
  return { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), names };
}

/** Of some names, those that the authority may speak for, and those that it may not. A name stands for those below it too. */
export function coveredBy({ only }: Pick<Authority, 'only'>, names: Names): { covered: Names; others: string[] } {
  const hasName = (name: string) => only.dns.some((own) => name === own || name.endsWith(`.${own}`));
  const hasAddress = (address: string) => only.addresses.includes(address);
  return {
    covered: { dns: names.dns.filter(hasName), addresses: names.addresses.filter(hasAddress) },
    others: [...names.dns.filter((name) => !hasName(name)), ...names.addresses.filter((address) => !hasAddress(address))],
  };
}

/** Whether this machine’s certificate must be made anew: its end is near, it has not begun, or it stands for others. */
export function isDue({ certificate, names }: Issued, wanted: Names, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  const isInTime = new Date(validFrom) <= now && daysFrom(now, RENEWAL_DAYS) <= new Date(validTo);
  return !isInTime || !isDeepStrictEqual(names, wanted);
}

const daysFrom = (now: Date, days: number): Date => new Date(Math.floor(now.getTime() / 1000) * 1000 + days * DAY);
