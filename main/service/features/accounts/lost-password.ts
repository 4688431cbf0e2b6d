import { type AccountRow, findAccount, findAccountByIdentifier, setOwnPassword } from '../../../../db/accounts.ts';
import { endChoosingSessions } from '../../../../db/family-sessions.ts';
import { recordHistory } from '../../../../db/history.ts';
import type { ReadDb, WriteDb } from '../../../../db/open.ts';
import { queueMail } from '../../../../db/outbox.ts';
import { findSite } from '../../../../db/sites.ts';
import {
  activateTemporary,
  claimTemporary,
  completeTemporary,
  countAskedSince,
  replaceWaiting,
} from '../../../../db/temporary-passwords.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { Afterwards, PlainWriteVerb, Surroundings } from '../../context.ts';
import type { OnSent } from '../../outbox/sender.ts';
import { NOBODYS_HASH } from '../../passwords/hash.ts';
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
  const id = await store.write((db) => claim(ctx, db, account));
  if (!id) return;
  const clear = makeTemporaryPassword();
  const hash = await ctx.passwords.hash(canonicalTemporary(clear) ?? clear, { patient: true });
  const secret = ctx.secrets.seal(clear);
  await store.write((db) => queueTemporary(ctx, db, account, { id, hash, secret }));
  announce(['messages', 'accounts']);
}

/** Null when the account has had as many as it may: then nothing changes at all. */
async function claim(ctx: Surroundings, db: WriteDb, account: AccountRow): Promise<string | null> {
  const now = ctx.clock.now();
  if (await isOverLimit(db, account.id, now)) return null;
  return claimTemporary(db, { accountId: account.id, hash: NOBODYS_HASH, madeBy: 'family' }, now);
}

const isSameAddress = (known: string | null, typed: string): boolean => known !== null && addressKey(known) === addressKey(typed);
const addressKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase();

async function isOverLimit(db: ReadDb, accountId: string, now: Date): Promise<boolean> {
  for (const { within, most } of LIMITS) {
    if ((await countAskedSince(db, accountId, new Date(now.getTime() - within))) >= most) return true;
  }
  return false;
}

interface Made {
  id: string;
  hash: string;
  /** Sealed: in clear it is only in the message. */
  secret: Buffer;
}

async function queueTemporary(ctx: Surroundings, db: WriteDb, account: AccountRow, { id, hash, secret }: Made): Promise<void> {
  const now = ctx.clock.now();
  const site = await findSite(db, account.site_id);
  const current = await findAccount(db, account.id);
  // changed or blocked while the hash was being made
  if (!site || !current?.may_enter || !current.email || current.email !== account.email) return;
  const { temporaryHours, keepOldUntilUsed } = await setting(db, 'passwords', site.id);
  await replaceWaiting(db, account.id);
  const outboxId = await queueMail(
    db,
    {
      event: `account.temporary:${id}`,
      kind: TEMPORARY_KIND,
      siteId: site.id,
      familyId: account.family_id,
      to: { address: current.email, name: fullName(current) },
      senderName: site.name,
      secret,
      ...temporaryPassword({ site, account: current, temporaryHours, keepOldUntilUsed, extranet: ctx.extranet().address }),
    },
    now,
  );
  if (!outboxId) throw new Error(`the temporary password ${id} has a message already`);
  await completeTemporary(db, id, { hash, outboxId, expiresAt: new Date(now.getTime() + temporaryHours * HOUR) });
  const { family_id: familyId, site_id: siteId } = account;
  const actor = { kind: 'nobody' } as const;
  await recordHistory(db, {
    at: now,
    actor,
    verb: 'accounts.askPassword',
    subjectKind: 'account',
    subjectId: account.id,
    familyId,
    siteId,
  });
}

/** Only now, with the message in the mail server's hands, does the new password open and do the old ones stop: a server that is down locks nobody out. */
export const onMailSent: OnSent = {
  [TEMPORARY_KIND]: async (db, mail, now) => {
    const { temporaryHours, keepOldUntilUsed } = await setting(db, 'passwords', mail.site_id);
    const accountId = await activateTemporary(db, mail, new Date(now.getTime() + temporaryHours * HOUR));
    if (!accountId) return;
    // whoever came in by an earlier one, and has not chosen yet, must not choose any more
    await endChoosingSessions(db, accountId, now);
    if (!keepOldUntilUsed) await setOwnPassword(db, accountId, null, now);
  },
};
