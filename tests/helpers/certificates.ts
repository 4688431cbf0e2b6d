// What an office is given by whoever issues certificates: RSA keys, an intermediate authority, PEM files and PFX. Made by another library
// than Portée's own certificates.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

export interface Given {
  certificate: string;
  key: string;
  /** The authority that signed it, and the root above, which nobody knows. */
  intermediate: string;
  root: string;
}

interface Wanted {
  names?: readonly string[];
  addresses?: readonly string[];
  from?: Date;
  until?: Date;
  /** Left out: a web server's. */
  use?: 'server' | 'mail' | 'authority';
  bits?: number;
}

interface Signer {
  certificate: forge.pki.Certificate;
  key: forge.pki.rsa.PrivateKey;
}

const YEAR = 365 * 24 * 3600 * 1000;
const LONG = { from: new Date('2020-01-01T00:00:00Z'), until: new Date('2050-01-01T00:00:00Z') };

/** A certificate with its key; valid for a year from yesterday unless said otherwise. */
export function aCertificate({ names = [], addresses = [], from, until, use = 'server', bits = 2048 }: Wanted): Given {
  const { root, intermediate } = authorities();
  const begins = from ?? new Date(Date.now() - 24 * 3600 * 1000);
  const altNames = [...names.map((value) => ({ type: 2, value })), ...addresses.map((ip) => ({ type: 7, ip }))];
  const own = sign(
    names[0] ?? addresses[0] ?? 'personne',
    { from: begins, until: until ?? new Date(begins.getTime() + YEAR) },
    bits,
    intermediate,
    [
      { name: 'basicConstraints', cA: use === 'authority', critical: true },
      ...(use === 'authority' ? [] : [{ name: 'extKeyUsage', serverAuth: use === 'server', emailProtection: use === 'mail' }]),
      ...(altNames.length > 0 ? [{ name: 'subjectAltName', altNames }] : []),
    ],
  );
  return {
    certificate: forge.pki.certificateToPem(own.certificate),
    key: forge.pki.privateKeyToPem(own.key),
    intermediate: forge.pki.certificateToPem(intermediate.certificate),
    root: forge.pki.certificateToPem(root.certificate),
  };
}

/** The same in one file under a password, as Windows exports it. */
export function asPfx(given: Given, password: string, algorithm: 'aes256' | '3des' = 'aes256'): Uint8Array<ArrayBuffer> {
  const key = forge.pki.privateKeyFromPem(given.key);
  const made = forge.pkcs12.toPkcs12Asn1(key, read(given), password, { algorithm });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary'));
}

const read = ({ certificate, intermediate }: Given) => [certificate, intermediate].map((text) => forge.pki.certificateFromPem(text));

/** One whose password is worked on two thousand million times before it is known to be the right one. */
export function asPfxForHours(given: Given, password: string): Uint8Array<ArrayBuffer> {
  const made = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(given.key), read(given), password, { algorithm: 'aes256' });
  const [, , mac] = made.value as forge.asn1.Asn1[];
  const [, , rounds] = (mac?.value ?? []) as forge.asn1.Asn1[];
  if (!rounds) throw new Error('a PFX has a code over its content');
  rounds.value = '\x7f\xff\xff\xff';
  return new Uint8Array(Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary'));
}

/** Certificates alone, as one exports them who has not ticked « with the private key ». */
export function asPfxWithoutKey(given: Given, password: string): Uint8Array<ArrayBuffer> {
  const noKey = null as unknown as forge.pki.rsa.PrivateKey;
  const made = forge.pkcs12.toPkcs12Asn1(noKey, read(given), password, { algorithm: 'aes256' });
  return new Uint8Array(Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary'));
}

/**
 * As Windows and OpenSSL made them until some years ago: the certificate under RC2 with 40 bits, password « sesame ». Electron reads it still,
 * OpenSSL 3 does not; nothing writes it any more but `openssl pkcs12 -legacy`.
 */
export const oldPfx = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from(
      'MIIDigIBAzCCA1AGCSqGSIb3DQEHAaCCA0EEggM9MIIDOTCCAi8GCSqGSIb3DQEHBqCCAiAwggIcAgEAMIICFQYJKoZIhvcNAQcBMBwGCiqGSIb3DQEMAQYw' +
        'DgQI7AvbaJASWloCAggAgIIB6Anby9J9Yg+UIWvslHQ+UyEtWAPap/zc37ItuDimOXdXTmKjGI0ZJRRgKWFBbrYxeFq1DzvpkwTUUfFlusNAEdmDuwZPKImO' +
        '8Fk6b/tS8Hyf1yCCbjUSsXM2hin7YnnKq5lSV+rrEaVCO0gmHBKLrjhNc9s0hXtwxYjAoKmil3fddVFl5iLgJbGBEYGEDt6kc3GDRh3u2YEP0LthqGCY120R' +
        'FWGOss8KQg6sNUp3kxt3D5Y97HTQQeCAhoA4KOAD74IpM/hQhGqBwC+w43EfJF7gsTR3faJDW/v04VdNJbb80n0O9/XRdrpBGEloMJ5CHr0bkbKWDuNBq0Iy' +
        'Bdth59R2xx199ug8O4XaTP/4gKuQdqXY5bPtd5sjv8Xbmv3FR7BCm8vlG0dxEG2tDbzXuGf3OWkcWT8yhTRO8hYiKArJBh8gL7bNK25Rk5WuAFeNoIRxR50Z' +
        'ksREed2qiGy1XZ1igainP5GteEvG1TnMW39j8tcfOaA4GoDLiCJZmc+/r/JSIacIa8XuPafJlvhmWVW8IAhhuLWpynQ2+n4W2CMT+I+SPLLeJLiE7Vvo46oh' +
        'PM3y7mvOZdFXQBmppgCw7vllkXDMxMa9WiRlFyebawnB8WgRfOKZqFlYbLa9/kl2JzVGSToKz29zMIIBAgYJKoZIhvcNAQcBoIH0BIHxMIHuMIHrBgsqhkiG' +
        '9w0BDAoBAqCBtDCBsTAcBgoqhkiG9w0BDAEDMA4ECI+nf6LyAKI5AgIIAASBkMmLO4LqU6V28B41r0m1gjfOz78mzzvxKO0YZR0oWQY3SPMArJzDsz0TNPG5' +
        'eJZX066nEZdRcC5Cn3iYlRwbmJhbbMpPafYRsdbUH6APtAAr8B/9Sw9RfKEK4/wi7aOst8WOK4H10nDsxgbEUE5X4ka/Oj4EocCiz7hP7ooX768HUaV7MhNh' +
        'uTvRBNXgy55w0zElMCMGCSqGSIb3DQEJFTEWBBR9M5wPHzlshQNtYWQ4arHgPFgyVDAxMCEwCQYFKw4DAhoFAAQU7x3l02m72I2a3+5bE5CKy5fPPhUECGsD' +
        'RWabE6LDAgIIAA==',
      'base64',
    ),
  );

export const textFile = (...texts: string[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(texts.join('\n')));

let made: { root: Signer; intermediate: Signer } | undefined;

/** The same for all tests of a file: keys take a while. */
function authorities() {
  const extensions = [{ name: 'basicConstraints', cA: true, critical: true }];
  const root = made?.root ?? sign('Racine de la ville', LONG, 2048, null, extensions);
  made ??= { root, intermediate: sign('Autorité de la ville', LONG, 2048, root, extensions) };
  return made;
}

function sign(
  name: string,
  { from, until }: { from: Date; until: Date },
  bits: number,
  signer: Signer | null,
  extensions: object[],
): Signer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = from;
  certificate.validity.notAfter = until;
  const subject = [{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 }];
  certificate.setSubject(subject as unknown as forge.pki.CertificateField[]);
  certificate.setIssuer(signer ? signer.certificate.subject.attributes : (subject as unknown as forge.pki.CertificateField[]));
  certificate.setExtensions(extensions);
  certificate.sign(signer?.key ?? key, forge.md.sha256.create());
  return { certificate, key };
}
