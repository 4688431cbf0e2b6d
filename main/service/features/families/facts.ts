import { endFamilySessions } from '../../../../db/family-sessions.ts';
import { guardiansOf, setFacts as writeFacts } from '../../../../db/guardians.ts';
import { findAccountOf } from '../../../../db/identifiers.ts';
import type { Row } from '../../../../db/tables.ts';
import { voidTemporaries } from '../../../../db/temporary-passwords.ts';
import type { FamilyGuardian } from '../../../../shared/contract/families.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import { requireNoProblems } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb, StaffActor, WriteContext } from '../../context.ts';
import { requireGuardianAsSeen } from './read.ts';

type Context = WriteContext<StaffActor>;
type Asked = ParsedInputOf<'families.setFacts'>;
type Facts = Pick<FamilyGuardian, 'maySee' | 'receivesLetters' | 'pays' | 'preferredChannel' | 'addressConfidential'>;

/** What is asked, over what stands. */
const factsOf = (guardian: Row<'guardian'>, asked: Asked): Facts => ({
  maySee: asked.maySee ?? guardian.may_see === 1,
  receivesLetters: asked.receivesLetters ?? guardian.receives_letters === 1,
  pays: asked.pays ?? guardian.pays === 1,
  preferredChannel: asked.preferredChannel ?? guardian.preferred_channel,
  addressConfidential: asked.addressConfidential ?? guardian.address_confidential === 1,
});

const bit = (yes: boolean): 0 | 1 => (yes ? 1 : 0);

/** May see, receives letters, pays, how to be written to, and whether the other parent may know where the person lives (RGPD-7.9). */
export const setFacts: PlainWriteVerb<'families.setFacts'> = async (ctx, asked) => {
  const { db, clock } = ctx;
  const { guardian, family } = await requireGuardianAsSeen(db, asked.guardianId, asked.version);
  const facts = factsOf(guardian, asked);
  await requireSomebody(ctx, guardian, facts);
  const columns = {
    may_see: bit(facts.maySee),
    receives_letters: bit(facts.receivesLetters),
    pays: bit(facts.pays),
    preferred_channel: facts.preferredChannel,
    address_confidential: bit(facts.addressConfidential),
  };
  const changed = Object.keys(columns).filter((name) => columns[name as keyof typeof columns] !== guardian[name as keyof typeof columns]);
  if (changed.length === 0) return { version: asked.version, ended: 0 };
  const version = await writeFacts(db, guardian.id, columns, clock.now().toISOString());
  const ended = guardian.may_see === 1 && !facts.maySee ? await shutOut(ctx, guardian.id) : 0;
  await ctx.record({
    subjectKind: 'guardian',
    subjectId: guardian.id,
    familyId: family.id,
    siteId: family.site_id,
    details: { facts: Object.fromEntries(changed.map((name) => [name, columns[name as keyof typeof columns]])), ended },
  });
  ctx.tell('families', 'accounts', 'changeRequests', 'documents', 'history');
  return { version, ended };
};

/** Who may no longer see is out at once, and no password on its way lets the person in again. */
async function shutOut({ db, clock }: Context, guardianId: string): Promise<number> {
  const account = await findAccountOf(db, guardianId);
  if (!account) return 0;
  await voidTemporaries(db, account.id);
  return endFamilySessions(db, account.id, clock.now());
}

async function requireSomebody({ db }: Context, guardian: Row<'guardian'>, facts: Facts): Promise<void> {
  const others = (await guardiansOf(db, guardian.family_id)).filter(({ id }) => id !== guardian.id);
  const problems: Record<string, string> = {};
  if (!facts.pays && !others.some(({ pays }) => pays === 1)) problems.pays = 'Une personne au moins de la famille règle les factures.';
  if (!facts.receivesLetters && !others.some(({ receives_letters }) => receives_letters === 1))
    problems.receivesLetters = 'Une personne au moins de la famille reçoit les courriers.';
  if (facts.preferredChannel === 'email' && !guardian.email && guardian.preferred_channel !== 'email')
    problems.preferredChannel = 'Cette personne n’a pas d’adresse e-mail : ajoutez-la d’abord à sa fiche.';
  requireNoProblems(problems);
}

export const signalDisagreement: PlainWriteVerb<'families.signalDisagreement'> = async (ctx, { guardianId, version }) =>
  disagree(ctx, { guardianId, version }, ctx.clock.now().toISOString());

export const liftDisagreement: PlainWriteVerb<'families.liftDisagreement'> = async (ctx, { guardianId, version }) =>
  disagree(ctx, { guardianId, version }, null);

/** Stops what would be validated for this family, or lets it go on (Code civil 372-2). */
async function disagree(ctx: Context, seen: { guardianId: string; version: number }, since: string | null): Promise<{ version: number }> {
  const { guardian, family } = await requireGuardianAsSeen(ctx.db, seen.guardianId, seen.version);
  if ((guardian.disagreement_at === null) === (since === null)) return { version: seen.version };
  const version = await writeFacts(ctx.db, guardian.id, { disagreement_at: since }, ctx.clock.now().toISOString());
  await ctx.record({
    subjectKind: 'guardian',
    subjectId: guardian.id,
    familyId: family.id,
    siteId: family.site_id,
    details: guardian.disagreement_at ? { since: guardian.disagreement_at } : {},
  });
  ctx.tell('families', 'changeRequests', 'documents', 'reEnrolments', 'history');
  return { version };
}
