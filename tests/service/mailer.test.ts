import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { setSetting } from '../../db/settings.ts';
import { MailFailure } from '../../main/service/outbox/mail-failure.ts';
import { MAIL_PASSWORD_KEY } from '../../main/service/outbox/mail-server.ts';
import { createMailer, type MailTimeouts, type OutgoingMail } from '../../main/service/outbox/mailer.ts';
import { secretsFrom } from '../../main/service/secrets.ts';
import { aFaultyServer, type Fault } from '../helpers/smtp-faults.ts';
import { aWorld } from '../helpers/world.ts';

/** For servers that never answer; those that do may take their time on a busy machine. */
const SHORT: MailTimeouts = { connect: 150, silence: 150, whole: 1000 };
const PATIENT: MailTimeouts = { connect: 10_000, silence: 10_000, whole: 20_000 };
const secrets = secretsFrom(Buffer.alloc(32, 7), true);

const letter: OutgoingMail = {
  messageId: '<1@portee.invalid>',
  siteAddress: 'accueil@exemple.fr',
  senderName: 'Conservatoire, « Centre »',
  to: { address: 'claire.bernard@exemple.fr', name: 'Claire "la Bise" Bernard <x@y.z>' },
  subject: 'Votre demande n° 2026-0412 – réponse',
  text: 'Bonjour, voici.',
  html: '<p>Bonjour, voici.</p>',
};

async function aMailer(url: string | undefined, timeouts = PATIENT) {
  const { service } = await aWorld();
  return {
    mailer: createMailer({ env: { PORTEE_SMTP_URL: url }, read: service.store.read, secrets, timeouts }),
    store: service.store,
  };
}

async function failure(work: Promise<unknown>): Promise<MailFailure> {
  const error = await work.then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof MailFailure) return error;
  throw error;
}

describe('handing a message over', () => {
  test('it arrives whole, from the site, to one person, marked as automatic, with its own Message-ID', async () => {
    const server = await aFaultyServer();
    const { mailer } = await aMailer(server.url);
    expect((await mailer.send(letter)).accepted).toContain('250');
    const [got] = server.received;
    expect(got).toMatchObject({ from: 'accueil@exemple.fr', to: ['claire.bernard@exemple.fr'] });
    const mail = await simpleParser(got?.raw ?? '');
    expect(mail).toMatchObject({ messageId: letter.messageId, subject: letter.subject, text: expect.stringContaining('Bonjour, voici.') });
    expect(mail.from?.value).toEqual([{ address: 'accueil@exemple.fr', name: letter.senderName }]);
    expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toEqual([{ address: letter.to.address, name: letter.to.name }]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test.each<[string, Fault, string, { forever: boolean; unreachable: boolean }]>([
    ['never says a word', 'silent', 'n’a pas répondu à temps', { forever: false, unreachable: true }],
    ['takes the message and falls silent', 'hangs-after-data', 'n’a pas répondu à temps', { forever: false, unreachable: true }],
    [
      'hangs up after the message',
      'drops-after-data',
      'La connexion avec le serveur d’e-mail a été coupée.',
      { forever: false, unreachable: true },
    ],
    ['is busy', { greeting: '421 4.7.0 busy' }, 'a été coupée. Réponse : « 421 4.7.0 busy »', { forever: false, unreachable: true }],
    ['does not know the sender', { mail: '550 5.1.8 who?' }, 'Adresse d’expéditeur refusée', { forever: false, unreachable: false }],
    ['does not know the address', { rcpt: '550 5.1.1 unknown' }, 'Adresse refusée par le serveur', { forever: true, unreachable: false }],
    ['has a full mailbox for it', { rcpt: '452 4.2.2 full' }, 'Adresse refusée pour l’instant', { forever: false, unreachable: false }],
    ['does not want the message', { data: '554 5.7.1 spam' }, 'Message refusé par le serveur', { forever: true, unreachable: false }],
    ['cannot take it now', { data: '451 4.3.0 later' }, 'Message refusé pour l’instant', { forever: false, unreachable: false }],
  ])('a server that %s', async (_what, fault, sentence, kind) => {
    const server = await aFaultyServer(fault);
    const isSilent = fault === 'silent' || fault === 'hangs-after-data';
    const { mailer } = await aMailer(server.url, isSilent ? SHORT : PATIENT);
    const said = await failure(mailer.send(letter));
    expect(said.message).toContain(sentence);
    expect(said).toMatchObject(kind);
  });

  test('a wrong name or password for the server is said as such', async () => {
    const server = await aFaultyServer({ auth: '535 5.7.8 no' });
    const { mailer } = await aMailer(server.url.replace('//', '//nom:faux@'));
    expect(await failure(mailer.send(letter))).toMatchObject({
      message: expect.stringMatching(/^Authentification refusée/),
      unreachable: true,
    });
  });

  test('a server that is not there is said as such', async () => {
    const { mailer } = await aMailer('smtp://127.0.0.1:1');
    expect((await failure(mailer.send(letter))).message).toMatch(/^Connexion refusée/);
  });

  test('a server elsewhere that offers no encryption gets nothing', async () => {
    const server = await aFaultyServer();
    const { mailer, store } = await aMailer(undefined, SHORT);
    await store.write((db) => setSetting(db, 'mail', { host: '127.0.0.1', port: server.port, security: 'starttls' }, new Date()));
    expect(await failure(mailer.send(letter))).toMatchObject({ unreachable: true });
    expect(server.received).toEqual([]);
  });

  test('a certificate that nobody vouches for is refused, and the message stays here', async () => {
    const { SMTPServer } = await import('smtp-server');
    const got: string[] = [];
    // it warns that its built-in certificate is worth nothing: that is what makes it useful here
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const server = new SMTPServer({
      authOptional: true,
      onRcptTo({ address }, _session, done) {
        got.push(address);
        done();
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const at = server.server.address();
    const { mailer, store } = await aMailer(undefined);
    const port = typeof at === 'object' && at ? at.port : 0;
    await store.write((db) => setSetting(db, 'mail', { host: '127.0.0.1', port, security: 'starttls' }, new Date()));
    expect((await failure(mailer.send(letter))).message).toMatch(/^Le certificat du serveur d’e-mail n’est pas valable/);
    expect(got).toEqual([]);
  });

  test('without encryption only to this machine', async () => {
    const { mailer, store } = await aMailer(undefined);
    await store.write((db) => setSetting(db, 'mail', { host: 'smtp.exemple.fr', port: 25, security: 'none' }, new Date()));
    expect((await failure(mailer.send(letter))).message).toMatch(/^Sans chiffrement/);
  });

  test('the sealed password of the settings is used; one that another key sealed is asked for again', async () => {
    const server = await aFaultyServer({ auth: '235 welcome' });
    const { mailer, store } = await aMailer(undefined);
    const keep = (sealed: Buffer) =>
      store.write(async (db) => {
        await setSetting(
          db,
          'mail',
          { host: '127.0.0.1', port: server.port, security: 'none', user: 'portee', from: 'nous@exemple.fr' },
          new Date(),
        );
        await setSetting(db, MAIL_PASSWORD_KEY, sealed.toString('base64'), new Date());
      });
    await keep(secrets.seal('secret'));
    await mailer.send(letter);
    expect(server.received[0]?.from).toBe('nous@exemple.fr');
    await keep(secretsFrom(Buffer.alloc(32, 8), true).seal('secret'));
    expect((await failure(mailer.send(letter))).message).toContain('saisissez-le à nouveau');
  });

  test.each(['http://exemple.fr', 'smtp://', 'pas une adresse'])('PORTEE_SMTP_URL=%s is refused in plain words', async (url) => {
    const { mailer } = await aMailer(url);
    expect((await failure(mailer.send(letter))).message).toMatch(/^PORTEE_SMTP_URL n’est pas/);
  });

  test('no file and no address is ever read for a message', async () => {
    const server = await aFaultyServer();
    const { mailer } = await aMailer(server.url);
    await mailer.send({ ...letter, html: '<img src="file:///etc/passwd"><img src="http://127.0.0.1/x">', text: '/etc/passwd' });
    expect(server.received[0]?.raw).not.toContain('root:');
  });

  test('five hundred hostile names and addresses: the envelope is the one intended, or nothing leaves', async () => {
    const server = await aFaultyServer();
    const { mailer } = await aMailer(server.url);
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'a@b.fr',
        '\r\nBcc: evil@exemple.fr',
        '\n',
        ',',
        ';',
        '<evil@exemple.fr>',
        '"',
        '\\',
        ':',
        '@',
        '..',
        '(x)',
        '\u0000',
        '\u2028',
      ),
    );
    const hostile = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, fc.oneof(hostile, fc.constant('claire@exemple.fr')), hostile, async (name, address, subject) => {
        server.received.length = 0;
        const outcome = await mailer.send({ ...letter, to: { name, address }, subject }).then(
          () => 'accepted',
          (error: unknown) => error,
        );
        if (outcome !== 'accepted') expect(outcome).toMatchObject({ forever: true });
        expect(server.received.map((mail) => mail.to)).toEqual(outcome === 'accepted' ? [[address]] : []);
        const headers = server.received[0]?.raw.split('\n\n')[0] ?? '';
        expect(headers).not.toMatch(/^bcc:/im);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
