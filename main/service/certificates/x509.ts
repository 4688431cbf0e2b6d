// Certificates as bytes: what RFC 5280 asks, signed with this machine's own keys.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as asn from '@peculiar/asn1-x509';

/** What a certificate stands for: names (`extranet.lan`) and addresses (`192.168.1.20`). */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
}

/** A certificate and its key, both PEM. */
export interface Pair {
  certificate: string;
  key: string;
}

interface Wanted {
  subject: asn.Name;
  from: Date;
  until: Date;
  extensions: readonly asn.Extension[];
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

/** A new key on P-256, which every browser and every TLS library speaks. */
export const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Signs a certificate for a public key; `issuer` is whose name and key stand under it. */
export function signCertificate(publicKey: KeyObject, wanted: Wanted, issuer: { name: asn.Name; key: KeyObject }): string {
  const algorithm = new asn.AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const content = new asn.TBSCertificate({
    version: asn.Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: issuer.name,
    validity: new asn.Validity({ notBefore: wanted.from, notAfter: wanted.until }),
    subject: wanted.subject,
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), asn.SubjectPublicKeyInfo),
    extensions: new asn.Extensions([...wanted.extensions]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), issuer.key);
  const certificate = new asn.Certificate({ tbsCertificate: content, signatureAlgorithm: algorithm, signatureValue: bytesOf(signature) });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString();
}

export const commonName = (text: string): asn.Name =>
  new asn.Name([
    new asn.RelativeDistinguishedName([
      new asn.AttributeTypeAndValue({ type: COMMON_NAME, value: new asn.AttributeValue({ utf8String: text }) }),
    ]),
  ]);

/** As it stands in the certificate, byte for byte: an issuer's name must be the authority's own. */
export const subjectOf = ({ raw }: X509Certificate): asn.Name => AsnConvert.parse(raw, asn.Certificate).tbsCertificate.subject;

const extension = (extnID: string, critical: boolean, value: object): asn.Extension =>
  new asn.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

export const isAuthority = (): asn.Extension =>
  extension(asn.id_ce_basicConstraints, true, new asn.BasicConstraints({ cA: true, pathLenConstraint: 0 }));
export const isServer = (): asn.Extension => extension(asn.id_ce_basicConstraints, true, new asn.BasicConstraints({ cA: false }));
export const mayBeUsedFor = (...flags: asn.KeyUsageFlags[]): asn.Extension =>
  extension(asn.id_ce_keyUsage, true, new asn.KeyUsage(flags.reduce((all, flag) => all | flag, 0)));
export const forServersOnly = (): asn.Extension =>
  extension(asn.id_ce_extKeyUsage, false, new asn.ExtendedKeyUsage([asn.id_kp_serverAuth]));
export const keyIdentifier = (publicKey: KeyObject): asn.Extension =>
  extension(asn.id_ce_subjectKeyIdentifier, false, new asn.SubjectKeyIdentifier(fingerprintOf(publicKey)));
export const issuerKeyIdentifier = (publicKey: KeyObject): asn.Extension =>
  extension(
    asn.id_ce_authorityKeyIdentifier,
    false,
    new asn.AuthorityKeyIdentifier({ keyIdentifier: new asn.KeyIdentifier(fingerprintOf(publicKey)) }),
  );

export const standsFor = ({ dns, addresses }: Names): asn.Extension =>
  extension(
    asn.id_ce_subjectAltName,
    false,
    new asn.SubjectAlternativeName([
      ...dns.map((dNSName) => new asn.GeneralName({ dNSName })),
      ...addresses.map((iPAddress) => new asn.GeneralName({ iPAddress })),
    ]),
  );

/**
 * Only these names and addresses, critical: whoever got hold of the key could not speak for any other server. Of a kind that is not
 * named at all nothing would be forbidden, so all of it is.
 */
export function onlyFor({ dns, addresses }: Names): asn.Extension {
  const tree = (base: Partial<asn.GeneralName>) => new asn.GeneralSubtree({ base: new asn.GeneralName(base) });
  const permitted = [
    ...dns.map((dNSName) => tree({ dNSName })),
    ...addresses.map((address) => tree({ iPAddress: `${address}/${isIP(address) === 6 ? 128 : 32}` })),
  ];
  const excluded = [
    ...(dns.length === 0 ? [tree({ dNSName: '' })] : []),
    ...(addresses.length === 0 ? [tree({ iPAddress: '0.0.0.0/0' }), tree({ iPAddress: '::/0' })] : []),
  ];
  return extension(
    asn.id_ce_nameConstraints,
    true,
    new asn.NameConstraints({
      permittedSubtrees: new asn.GeneralSubtrees(permitted),
      ...(excluded.length > 0 && { excludedSubtrees: new asn.GeneralSubtrees(excluded) }),
    }),
  );
}

/** 127 random bits; the first byte is neither 0 nor over 127, so that it is a positive number of always the same length. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) % 127) + 1;
  return bytesOf(bytes);
}

const fingerprintOf = (publicKey: KeyObject): ArrayBuffer =>
  bytesOf(
    createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest()
      .subarray(0, 20),
  );

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;
