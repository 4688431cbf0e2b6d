// Loaded only when a certificate is made: what it is made from takes a tenth of a second to load.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { Authority, Issued } from './authority.ts';
import { daysFrom } from './days.ts';
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
  signCertificate,
  standsFor,
  subjectOf,
} from './x509.ts';

const AUTHORITY_DAYS = 3650;
/** With the day before, no longer than browsers take (397). */
const SERVER_DAYS = 396;

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
