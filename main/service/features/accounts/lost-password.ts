import { type AccountRow, findAccountByIdentifier, setOwnPassword } from '../../../../db/accounts.ts';
import { recordHistory } from '../../../../db/history.ts';
import type { ReadDb, WriteDb } from '../../../../db/open.ts';
import { queueMail } from '../../../../db/outbox.ts';
import { findSite } from '../../../../db/sites.ts';
import { activateTemporary, countAskedSince, insertTemporary, replaceWaiting } from '../../../../db/temporary-passwords.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { newId } from '../../../../shared/ids.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import type { Afterwards, PlainWriteVerb, Surroundings } from '../../context.ts';
import type { OnSent } from '../../outbox/sender.ts';
import { canonicalTemporary, makeTemporaryPassword } from '../../passwords/temporary.ts';
import { setting } from '../settings/read.ts';
import { TEMPORARY_KIND, temporaryPassword } from './mails.ts';

type Typed = ParsedInputOf<'accounts.askPassword'>;

const HOUR = 3_600_000;
/** Messages that one account may cause; more changes nothing, so that strangers cannot keep a family from its last one (SEC-1.5). */
const LIMITS = [
  { within: HOUR, most: 3 },
  { within: 24 * HOUR, most: 5 },
];

/** Answers alike whether somebody is found or not: all that depends on it is done after the answer (SEC-1.6). */
export const askPassword: PlainWriteVerb<'accounts.askPassword'> = async (ctx, typed) => {
  requireBoth(typed);
  ctx.later('lost password', (after) => sendTemporary(ctx, after, typed));
  return { message: 'Si l’identifiant et l’adresse correspondent, un nouveau mot de passe a été envoyé par e-mail.' };
};

function requireBoth({ identifier, email }: Typed): void {
  const missing = {
    ...(!identifier.trim() && { identifier: 'Saisissez votre identifiant.' }),
    ...(!email.trim() && { email: 'Saisissez votre adresse e-mail.' }),
  };
  if (Object.keys(missing).length > 0) throw new Refusal('invalid', 'Vérifiez les informations saisies.', missing);
}

async function sendTemporary(ctx: Surroundings, { store, announce }: Afterwards, typed: Typed): Promise<void> {
  const account = await findAccountByIdentifier(store.read, typed.siteId, typed.identifier);
  if (!account?.may_enter || !isSameAddress(account.email, typed.email)) return;
  if (await isOverLimit(store.read, account.id, ctx.clock.now())) return;
  const clear = makeTemporaryPassword();
  const hash = await ctx.passwords.hash(canonicalTemporary(clear) ?? clear, { patient: true });
  const secret = ctx.secrets.seal(clear);
  const isQueued = await store.write((db) => queueTemporary(ctx, db, account, { hash, secret }));
  if (isQueued) announce(['messages', 'accounts']);
}

const isSameAddress = (known: string | null, typed: string): boolean => known !== null && addressKey(known) === addressKey(typed);
const addressKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase();

async function isOverLimit(db: ReadDb, accountId: string, now: Date): Promise<boolean> {
  for (const { within, most } of LIMITS) {
    if ((await countAskedSince(db, accountId, new Date(now.getTime() - within))) >= most) return true;
  }
  return false;
}

async function queueTemporary(
  ctx: Surroundings,
  db: WriteDb,
  account: AccountRow,
  made: { hash: string; secret: Buffer },
): Promise<boolean> {
  const now = ctx.clock.now();
  const site = await findSite(db, account.site_id);
  // counted again: several requests may have been hashed at the same time
  if (!site || !account.email || (await isOverLimit(db, account.id, now))) return false;
  const { temporaryHours, keepOldUntilUsed } = await setting(db, 'passwords', account.site_id);
  await replaceWaiting(db, account.id);
  const mail = temporaryPassword({ site, account, temporaryHours, keepOldUntilUsed, extranet: ctx.extranet().address });
  const outboxId = await queueMail(
    db,
    {
      event: `account.temporary:${newId()}`,
      kind: TEMPORARY_KIND,
      siteId: site.id,
      familyId: account.family_id,
      to: { address: account.email, name: `${account.first_name} ${account.last_name}` },
      senderName: site.name,
      secret: made.secret,
      ...mail,
    },
    now,
  );
  const expiresAt = new Date(now.getTime() + temporaryHours * HOUR);
  await insertTemporary(db, { accountId: account.id, hash: made.hash, madeBy: 'family', outboxId, expiresAt }, now);
  await recordHistory(db, {
    at: now,
    actor: { kind: 'nobody' },
    verb: 'accounts.askPassword',
    subjectKind: 'account',
    subjectId: account.id,
    familyId: account.family_id,
    siteId: account.site_id,
  });
  return true;
}

/** Only now, with the message in the mail server's hands, does the new password open and do the old ones stop: a server that is down locks nobody out. */
export const onMailSent: OnSent = {
  [TEMPORARY_KIND]: async (db, mail, now) => {
    const { temporaryHours, keepOldUntilUsed } = await setting(db, 'passwords', mail.site_id);
    const active = await activateTemporary(db, mail.id, new Date(now.getTime() + temporaryHours * HOUR));
    if (active && !keepOldUntilUsed) await setOwnPassword(db, active.accountId, null, now);
  },
};
