import { findSetting, setSetting } from '../../../../db/settings.ts';
import type { SettingOf } from '../../../../shared/contract/settings.ts';
import { refuseField, requireNoProblems } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared, type Surroundings } from '../../context.ts';
import { isLoopback, MAIL_PASSWORD_KEY } from '../../outbox/mail-server.ts';
import { requireSeenGroup, saved } from './groups.ts';
import { setting } from './read.ts';

/** The mail server. Its password is kept sealed, and only where the machine protects the key that seals it (ELE-2.14). */
export const saveMail: PlainWriteVerb<'settings.saveMail'> = async (ctx, typed) => {
  const { password, version, ...mail } = typed;
  requireSensible(mail);
  await requireSeenGroup(ctx.db, 'mail', version);
  const before = await setting(ctx.db, 'mail');
  const isKept = (await findSetting(ctx.db, MAIL_PASSWORD_KEY)) !== undefined;
  const now = ctx.clock.now();
  if (password) {
    requireProtection(ctx);
    await setSetting(ctx.db, MAIL_PASSWORD_KEY, ctx.secrets.seal(password).toString('base64'), now);
  } else if (password === '' || !mail.user) await setSetting(ctx.db, MAIL_PASSWORD_KEY, undefined, now);
  else if (isKept && before.host !== mail.host)
    throw refuseField(
      'password',
      'Le serveur a changé : saisissez à nouveau le mot de passe, pour qu’il ne parte pas ailleurs par erreur.',
    );
  await setSetting(ctx.db, 'mail', mail, now);
  await ctx.record({ subjectKind: 'settings', subjectId: null, details: { host: mail.host, port: mail.port, security: mail.security } });
  ctx.tell('settings', 'office');
  return saved(ctx.db, 'mail');
};

/** A message to see whether it works, sent before the transaction: mail servers are slow. */
export const testMail = prepared<'settings.testMail', string>(
  (ctx, { to }) => ctx.sendTestMail(to),
  async (ctx, _typed, accepted) => {
    await ctx.record({ subjectKind: 'settings', subjectId: null });
    return { accepted };
  },
);

/** A name or an IPv4 or IPv6 number: nothing with a port, a path or a space. */
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|[0-9a-f:]*:[0-9a-f:.]+)$/iu;

function requireSensible(mail: SettingOf<'mail'>): void {
  const problems: Record<string, string> = {};
  if (mail.host && !HOST.test(mail.host)) problems.host = 'Le nom seul du serveur, par exemple smtp.exemple.fr';
  else if (mail.host && mail.security === 'none' && !isLoopback(mail.host))
    problems.security = 'Sans chiffrement, le serveur ne peut être que sur cette machine : choisissez STARTTLS ou TLS.';
  else if (mail.port === 465 && mail.security === 'starttls')
    problems.security = 'Le port 465 demande TLS dès la connexion : choisissez TLS, ou le port 587.';
  for (const name of ['user', 'fromName'] as const) {
    if (/[\r\n\t]/.test(mail[name] ?? '')) problems[name] = 'Ce texte tient sur une ligne.';
  }
  requireNoProblems(problems);
}

function requireProtection({ secrets }: Surroundings): void {
  if (secrets.protectedBySystem) return;
  throw refuseField(
    'password',
    'Cet ordinateur n’offre pas d’endroit protégé pour ce mot de passe : il n’a pas été enregistré. Donnez-le au lancement par PORTEE_SMTP_URL (smtps://nom:motdepasse@serveur).',
  );
}
