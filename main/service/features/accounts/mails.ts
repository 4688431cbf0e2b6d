import type { AccountRow } from '../../../../db/accounts.ts';
import { SECRET_MARK } from '../../../../db/outbox.ts';
import { findSite, type SiteRow } from '../../../../db/sites.ts';
import { formatDateTime } from '../../../../shared/dates.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { WriteContext } from '../../context.ts';
import type { MailBlock } from '../../outbox/mail-content.ts';
import { renderMail } from '../../outbox/mail-frame.tsx';
import { waysToReach } from '../../site-contact.ts';
import { browserName } from './browser-name.ts';

/** The kind by which the outbox knows that a temporary password becomes good once its message is accepted. */
export const TEMPORARY_KIND = 'accounts.temporaryPassword';

type Person = Pick<AccountRow, 'first_name' | 'last_name'>;

interface Temporary {
  site: SiteRow;
  account: Person;
  temporaryHours: number;
  keepOldUntilUsed: boolean;
  extranet: string | null;
}

/** The temporary password itself is only a mark here; the outbox puts it in while it hands the message over. */
export function temporaryPassword({ site, account, temporaryHours, keepOldUntilUsed, extranet }: Temporary) {
  const title = 'Votre mot de passe temporaire';
  const before = keepOldUntilUsed
    ? 'Votre mot de passe actuel reste valable jusqu’à ce que vous utilisiez celui-ci.'
    : 'Les mots de passe précédents ne sont plus valables.';
  const blocks: MailBlock[] = [
    'Un nouveau mot de passe a été demandé pour votre accès à l’extranet. Connectez-vous avec votre identifiant et ce mot de passe temporaire ; vous choisirez ensuite le vôtre.',
    { code: SECRET_MARK, label: 'Mot de passe temporaire' },
    ...(extranet ? [{ link: new URL('/connexion', extranet).href, label: 'Se connecter' }] : []),
    `Il est valable ${temporaryHours} h et ne sert qu’une fois. ${before}`,
    {
      note: `Vous n’avez rien demandé ? Quelqu’un connaît votre identifiant et votre adresse, mais pas ce message : ne le transmettez à personne${contact(site)}.`,
    },
  ];
  return { subject: `${title} – ${site.name}`, ...renderMail({ site, title, to: fullName(account), blocks }) };
}

/** Something that happened to an account, told to its owner without any secret in it (SEC-1.12). */
export interface Notice {
  event: string;
  kind: string;
  title: string;
  blocks: readonly string[];
}

export const passwordChanged = (at: Date): Notice => ({
  event: `password-changed:${at.toISOString()}`,
  kind: 'accounts.passwordChanged',
  title: 'Votre mot de passe a été modifié',
  blocks: [
    `Le mot de passe de votre accès à l’extranet a été modifié le ${formatDateTime(at)}. Les autres appareils connectés ont été déconnectés.`,
  ],
});

export const temporaryUsed = (sessionId: string): Notice => ({
  event: `temporary-used:${sessionId}`,
  kind: 'accounts.temporaryUsed',
  title: 'Votre mot de passe temporaire a été utilisé',
  blocks: ['Quelqu’un vient de se connecter à l’extranet avec le mot de passe temporaire que vous avez reçu. Il ne peut plus servir.'],
});

export const unknownBrowser = (sessionId: string, userAgent: string, at: Date): Notice => ({
  event: `new-browser:${sessionId}`,
  kind: 'accounts.newBrowser',
  title: 'Connexion depuis un nouvel appareil',
  blocks: [`Votre compte a été ouvert le ${formatDateTime(at)} depuis un appareil ou un navigateur nouveau (${browserName(userAgent)}).`],
});

/** Queues a notice to the account's owner, with what to do if it was somebody else; nothing without an e-mail address. */
export async function noticeOf(ctx: Pick<WriteContext, 'db' | 'mail'>, account: AccountRow, notice: Notice): Promise<void> {
  const site = account.email ? await findSite(ctx.db, account.site_id) : undefined;
  if (!site || !account.email) return;
  const note = `Ce n’était pas vous ? Demandez aussitôt un nouveau mot de passe par « Mot de passe perdu »${contact(site)}.`;
  await ctx.mail({
    event: `account.${account.id}.${notice.event}`,
    kind: notice.kind,
    siteId: site.id,
    familyId: account.family_id,
    to: { address: account.email, name: fullName(account) },
    senderName: site.name,
    subject: `${notice.title} – ${site.name}`,
    ...renderMail({ site, title: notice.title, to: fullName(account), blocks: [...notice.blocks, { note }] }),
  });
}

/** « , et prévenez-nous au 04 … »; empty when the site gives no way. */
function contact(site: SiteRow): string {
  const ways = waysToReach(site);
  return ways && `, et prévenez-nous ${ways}`;
}
