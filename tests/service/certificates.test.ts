import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { coveredBy, isDue } from '../../main/service/certificates/authority.ts';
import { shownBy } from '../../main/service/certificates/handshake.ts';
import { readImported } from '../../main/service/certificates/imported.ts';
import { issueServer, makeAuthority } from '../../main/service/certificates/issue.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aCertificate, asPfx, asPfxForHours, asPfxWithoutKey, type Given, oldPfx, textFile } from '../helpers/certificates.ts';
import { connectedTo } from '../helpers/tls.ts';

const NOW = new Date();
const NAMES = { dns: ['extranet.lan'], addresses: ['127.0.0.1', 'fd00::1:2'] };
const days = (count: number) => new Date(NOW.getTime() + count * 24 * 3600 * 1000);

describe('NET-4.1 b: an authority of our own', () => {
  const authority = makeAuthority('Conservatoire', NAMES, NOW);
  const server = issueServer(authority, NAMES, NOW);

  test('a browser that knows it believes the server, by its name and by its addresses, and nobody else does', async () => {
    for (const name of ['extranet.lan', '127.0.0.1']) {
      expect(await connectedTo({ cert: server.certificate, key: server.key }, { ca: authority.certificate, name })).toMatchObject({
        error: null,
      });
    }
    expect((await connectedTo({ cert: server.certificate, key: server.key }, { name: 'extranet.lan' })).error).toMatch(/unable to verify/i);
    expect(
      (await connectedTo({ cert: server.certificate, key: server.key }, { ca: authority.certificate, name: 'autre.lan' })).error,
    ).toMatch(/altnames/i);
  });

  test('with its key nobody can speak for another server: browsers refuse what it signs for other names and addresses', async () => {
    for (const [names, name] of [
      [{ dns: ['banque.exemple'], addresses: [] }, 'banque.exemple'],
      [{ dns: ['lan'], addresses: [] }, 'lan'],
      [{ dns: [], addresses: ['127.0.0.2'] }, '127.0.0.2'],
    ] as const) {
      const stolen = issueServer(authority, names, NOW);
      const { error } = await connectedTo({ cert: stolen.certificate, key: stolen.key }, { ca: authority.certificate, name });
      expect(error, name).toMatch(/permitted subtree violation/);
    }
    for (const only of [
      { dns: ['extranet.lan'], addresses: [] },
      { dns: [], addresses: ['127.0.0.1'] },
    ]) {
      const narrow = makeAuthority('Conservatoire', only, NOW);
      const other = only.dns.length > 0 ? { dns: [], addresses: ['127.0.0.1'] } : { dns: ['extranet.lan'], addresses: [] };
      const stolen = issueServer(narrow, other, NOW);
      const name = [...other.dns, ...other.addresses][0] ?? '';
      const { error } = await connectedTo({ cert: stolen.certificate, key: stolen.key }, { ca: narrow.certificate, name });
      expect(error, `a kind that is not named at all: ${name}`).toMatch(/subtree violation/);
    }
  });

  test('what it says of itself is what browsers ask: 397 days at most, for servers only, with all names beside it', () => {
    const [root, own] = [new X509Certificate(authority.certificate), new X509Certificate(server.certificate)];
    expect([root.ca, own.ca]).toEqual([true, false]);
    expect(own.checkIssued(root) && own.verify(root.publicKey) && root.verify(root.publicKey)).toBe(true);
    expect(own.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(own.subjectAltName).toContain('DNS:extranet.lan, IP Address:127.0.0.1');
    const lives = new Date(own.validTo).getTime() - new Date(own.validFrom).getTime();
    expect(lives).toBeLessThanOrEqual(397 * 24 * 3600 * 1000);
    expect(createPrivateKey(server.key).asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(server.key).not.toBe(authority.key);
  });

  test('it is renewed a month before its end, when the clock was wrong, and when names change; never beyond its authority', () => {
    expect(isDue(server, NAMES, NOW)).toBe(false);
    expect(isDue(server, NAMES, days(365))).toBe(false);
    expect(isDue(server, NAMES, days(367))).toBe(true);
    expect(isDue(server, NAMES, days(-3))).toBe(true);
    expect(isDue(server, { ...NAMES, addresses: ['127.0.0.1'] }, NOW)).toBe(true);
    const late = new X509Certificate(issueServer(authority, NAMES, days(3600)).certificate);
    expect(late.validTo).toBe(new X509Certificate(authority.certificate).validTo);
  });

  test('a name below one of its own is its own; another is told apart', () => {
    const asked = { dns: ['www.extranet.lan', 'xextranet.lan'], addresses: ['127.0.0.1', '192.0.2.7'] };
    expect(coveredBy(authority, asked)).toEqual({
      covered: { dns: ['www.extranet.lan'], addresses: ['127.0.0.1'] },
      others: ['xextranet.lan', '192.0.2.7'],
    });
  });
});

describe('NET-4.1 a: the certificate that the office was given', () => {
  const given = aCertificate({ names: ['extranet.exemple.fr', '*.ville.fr'] });
  const other = aCertificate({ names: ['autre.exemple.fr'] });

  test.each([
    ['a PFX', [asPfx(given, 'sesame')], 'sesame'],
    ['a PFX as older Windows exports it', [asPfx(given, 'sésame', '3des')], 'sésame'],
    ['PEM in two files', [textFile(given.certificate, given.intermediate), textFile(given.key)], ''],
    [
      'PEM in one file, key first, authority before the server, root and all',
      [textFile(given.key, given.root, given.intermediate, given.certificate)],
      '',
    ],
    ['three files', [textFile(given.intermediate), textFile(given.certificate), textFile(given.key)], ''],
    ['a key under a password', [textFile(given.certificate, given.intermediate), textFile(locked(given.key, 'sésame'))], 'sésame'],
    ['DER', [derOf(given.certificate), derOf(given.intermediate), derOf(given.key)], ''],
  ])('%s is read, and shown to browsers with its chain', async (_, files, password) => {
    const { identity, facts } = await readImported(asFiles(files), password, NOW);
    expect(facts).toMatchObject({
      subject: 'extranet.exemple.fr',
      issuer: 'Autorité de la ville',
      names: ['extranet.exemple.fr', '*.ville.fr'],
      chain: ['Autorité de la ville'],
      trust: 'own-authority',
      fingerprint: new X509Certificate(given.certificate).fingerprint256,
    });
    const options = 'pfx' in identity ? { pfx: Buffer.from(identity.pfx, 'base64'), passphrase: identity.passphrase } : identity;
    expect(await connectedTo(options, { ca: given.root, name: 'extranet.exemple.fr' })).toMatchObject({ error: null });
  });

  test('what is missing of the chain is told', async () => {
    const alone = await readImported(asFiles([textFile(given.certificate), textFile(given.key)]), '', NOW);
    expect(alone.facts).toMatchObject({ chain: [], trust: 'alone' });
  });

  test.each([
    ['a wrong password', [asPfx(given, 'sésame')], 'autre', { password: 'Ce mot de passe n’ouvre pas ce fichier.' }],
    ['no password', [asPfx(given, 'sésame')], '', { password: 'Ce fichier est protégé : donnez son mot de passe.' }],
    [
      'a locked key',
      [textFile(given.certificate, locked(given.key, 'sésame'))],
      '',
      { password: 'La clé privée est protégée : donnez son mot de passe.' },
    ],
    [
      'a locked key and a wrong password',
      [textFile(given.certificate, locked(given.key, 'sésame'))],
      'x',
      { password: 'Ce mot de passe n’ouvre pas la clé privée.' },
    ],
    ['no key', [textFile(given.certificate)], '', { files: /^Il manque la clé privée/ }],
    [
      'another’s key',
      [textFile(given.certificate), textFile(other.key)],
      '',
      { files: /^Cette clé privée n’est pas celle de ce certificat/ },
    ],
    ['two keys', [textFile(given.certificate, given.key), textFile(other.key)], '', { files: /^Il y a plusieurs clés/ }],
    ['a key alone', [textFile(given.key)], '', { files: /ne contient pas de certificat/ }],
    ['a letter', [textFile('Bonjour,\nvoici le certificat.')], '', { files: /ne contient pas de certificat/ }],
    ['nothing', [new Uint8Array()], '', { files: /ne contient pas de certificat/ }],
    ['a PFX under a cipher that is too old', [oldPfx()], 'sesame', { files: /chiffrement trop ancien/ }],
    ['a PFX without its key', [asPfxWithoutKey(given, 'sesame')], 'sesame', { files: /ne contient pas la clé privée/ }],
    ['a PFX whose password takes hours to try', [asPfxForHours(given, 'sesame')], 'sesame', { files: /pendant des heures/ }],
    [
      'a key whose password takes hours to try',
      [textFile(given.certificate, lockedForHours(given.key))],
      'sesame',
      { files: /des heures/ },
    ],
    ['a damaged PFX', [asPfx(given, 'sésame').slice(0, 900)], 'sésame', { files: /illisible/ }],
  ] as const)('%s is refused beside its field, in words to act on', async (_, files, password, fields) => {
    expect(await refusalOf(files, password)).toEqual(
      Object.fromEntries(
        Object.entries(fields).map(([name, said]) => [name, typeof said === 'string' ? typed(said) : expect.stringMatching(said)]),
      ),
    );
  });

  test.each([
    ['one that is over', { from: days(-400), until: days(-2) }, /plus valable depuis le \d\d\/\d\d\/\d{4}/],
    ['one that has not begun', { from: days(2) }, /valable qu’à partir du/],
    ['an authority’s own', { use: 'authority' }, /celui d’une autorité/],
    ['one for e-mail', { use: 'mail' }, /pas fait pour un serveur web/],
    ['one without names', { names: [] }, /ne nomme aucun serveur/],
    ['a weak one', { bits: 1024 }, /trop (courte|faible)/],
  ] as const)('%s is refused before browsers do it', async (_, change, said) => {
    const made = aCertificate({ names: ['extranet.exemple.fr'], ...change, ...('names' in change && { names: [] }) });
    expect((await refusalOf([textFile(made.certificate, made.intermediate), textFile(made.key)], ''))?.files).toMatch(said);
  });

  test('the key that OpenSSL would refuse is refused too: nothing is shown to anybody', async () => {
    await expect(shownBy({ cert: given.certificate, key: other.key })).rejects.toThrow(/key values mismatch/i);
  });
});

const asFiles = (files: readonly Uint8Array[]) => files.map((bytes, place) => ({ name: `${place}.pem`, bytes }));
const typed = (sentence: string) => sentence.replaceAll(' :', '\u00a0:');
const derOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64'));

function locked(key: Given['key'], passphrase: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

/** As `locked`, with two thousand million rounds in the place of 2048. */
function lockedForHours(key: Given['key']): string {
  const pem = (bytes: Buffer) =>
    `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
  return pem(
    Buffer.from(
      Buffer.from(derOf(locked(key, 'sesame')))
        .toString('hex')
        .replace('02020800', '02047fffffff'),
      'hex',
    ),
  );
}

async function refusalOf(files: readonly Uint8Array[], password: string): Promise<Record<string, string> | undefined> {
  try {
    await readImported(asFiles(files), password, NOW);
  } catch (error) {
    if (error instanceof Refusal) return error.fields;
    throw error;
  }
  throw new Error('it was taken');
}
