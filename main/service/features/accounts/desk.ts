import { refreshFamily } from '../../../../db/families.ts';
import { endFamilySessions } from '../../../../db/family-sessions.ts';
import { findAccountOf, insertAccount, markIdentifierSent, setBlocked } from '../../../../db/identifiers.ts';
import { findSite, listSites } from '../../../../db/sites.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { PlainWriteVerb, StaffActor, VerbsOf, WriteContext } from '../../context.ts';
import { setting } from '../settings/read.ts';
import { identifierMail } from './desk-mails.ts';
import { accountOf, personOf, requireAddress } from './desk-person.ts';
import { drawIdentifier } from './identifiers.ts';
import { letter } from './letter.ts';

type Context = WriteContext<StaffActor>;

/** How often another identifier is drawn when the site has the first one already. */
const DRAWS = 50;

const makeIdentifier: PlainWriteVerb<'accounts.makeIdentifier'> = async (ctx, { guardianId }) => {
  const { guardian, family } = await personOf(ctx.db, guardianId);
  if (await findAccountOf(ctx.db, guardianId)) throw new Refusal('conflict', 'Cette personne a déjà un identifiant.');
  const { pattern } = await setting(ctx.db, 'identifiers', family.site_id);
  const at = ctx.clock.now().toISOString();
  for (let draw = 0; draw < DRAWS; draw++) {
    const identifier = drawIdentifier(pattern, guardian.last_name);
    if (!(await insertAccount(ctx.db, { siteId: family.site_id, familyId: family.id, guardianId, identifier }, at))) continue;
    await refreshFamily(ctx.db, family.id, at);
    await recordAbout(ctx, guardianId, family);
    return { identifier };
  }
  throw new Refusal('conflict', 'Le modèle des identifiants ne laisse plus de numéro libre pour ce nom : allongez-le dans les paramètres.');
};

const sendIdentifier: PlainWriteVerb<'accounts.sendIdentifier'> = async (ctx, { guardianId }) => {
  const { guardian, family, account } = await accountOf(ctx.db, guardianId);
  if (!guardian.email)
    throw new Refusal('conflict', 'Cette personne n’a pas d’adresse e-mail : ajoutez-la à sa fiche, ou imprimez la lettre.');
  const site = await findSite(ctx.db, family.site_id);
  if (!site) throw notFound('Ce site');
  const now = ctx.clock.now();
  const name = fullName(guardian);
  const content = identifierMail({
    site,
    name,
    identifier: account.identifier,
    address: requireAddress(ctx.extranet().address),
    siteChoice: (await listSites(ctx.db)).length > 1 ? site.name : null,
    temporaryHours: (await setting(ctx.db, 'passwords', family.site_id)).temporaryHours,
  });
  await ctx.mail({
    ...content,
    // to the minute: a second click does not write twice
    event: `accounts.identifier:${account.id}:${now.toISOString().slice(0, 16)}`,
    kind: 'accounts.identifier',
    siteId: site.id,
    familyId: family.id,
    senderName: site.name,
    to: { address: guardian.email, name },
  });
  await markIdentifierSent(ctx.db, account.id, now.toISOString());
  await recordAbout(ctx, guardianId, family);
  return { recipient: guardian.email };
};

const block: PlainWriteVerb<'accounts.block'> = async (ctx, { guardianId }) => {
  const { family, account } = await accountOf(ctx.db, guardianId);
  if (account.blocked_at !== null) return {};
  const now = ctx.clock.now();
  await setBlocked(ctx.db, account.id, now.toISOString());
  const ended = await endFamilySessions(ctx.db, account.id, now);
  await voidTemporaries(ctx.db, account.id);
  await recordAbout(ctx, guardianId, family, { ended });
  return {};
};

const unblock: PlainWriteVerb<'accounts.unblock'> = async (ctx, { guardianId }) => {
  const { family, account } = await accountOf(ctx.db, guardianId);
  if (account.blocked_at === null) return {};
  await setBlocked(ctx.db, account.id, null);
  await recordAbout(ctx, guardianId, family);
  return {};
};

const endSessions: PlainWriteVerb<'accounts.endSessions'> = async (ctx, { guardianId }) => {
  const { family, account } = await accountOf(ctx.db, guardianId);
  const ended = await endFamilySessions(ctx.db, account.id, ctx.clock.now());
  await recordAbout(ctx, guardianId, family, { ended });
  return { ended };
};

type Names =
  | 'accounts.makeIdentifier'
  | 'accounts.sendIdentifier'
  | 'accounts.letter'
  | 'accounts.block'
  | 'accounts.unblock'
  | 'accounts.endSessions';

/** What the desk does with a family's account. */
export const deskVerbs: VerbsOf<Names> = {
  'accounts.makeIdentifier': makeIdentifier,
  'accounts.sendIdentifier': sendIdentifier,
  'accounts.letter': letter,
  'accounts.block': block,
  'accounts.unblock': unblock,
  'accounts.endSessions': endSessions,
};

async function recordAbout(ctx: Context, guardianId: string, family: { id: string; site_id: string }, details = {}): Promise<void> {
  await ctx.record({ subjectKind: 'guardian', subjectId: guardianId, familyId: family.id, siteId: family.site_id, details });
  ctx.tell('accounts', 'families', 'history');
}
