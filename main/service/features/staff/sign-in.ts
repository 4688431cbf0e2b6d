import { recordHistory } from '../../../../db/history.ts';
import { findLastStep, listRecoveryCodes, setLastStep, spendRecoveryCode } from '../../../../db/second-factors.ts';
import { findStaffByLogin, loginKey, openStaffSession, setStaffPassword } from '../../../../db/staff.ts';
import { Refusal, refuseField } from '../../../../shared/refusal.ts';
import { type Knock, prepared, RefusedButWritten, type Surroundings, type WriteContext } from '../../context.ts';
import { type Budget, budgetsOf, requireBudget, restore, spend } from '../../passwords/throttle.ts';
import { newToken } from '../../passwords/tokens.ts';
import { typedForm } from './handed-over.ts';
import { findRecoveryCode } from './recovery-codes.ts';
import { mustAddSecondFactor, rulesFor } from './rules.ts';
import { unsealKey } from './second-factor-key.ts';
import { stepOf } from './totp.ts';

type StaffRow = NonNullable<Awaited<ReturnType<typeof findStaffByLogin>>>;

interface Tried {
  member: StaffRow | undefined;
  fits: boolean;
  /** The password under today's cost, where its hash is of lesser cost. */
  strongerHash: string | null;
  /** The recovery code that was typed in place of the telephone's. */
  recoveryCode: string | null;
}

/** A member of the staff logs in; one answer whichever half was wrong, and for those who no longer work here. */
export const signIn = prepared<'staff.signIn', Tried>(
  async (ctx, { login, password, code }) => {
    await requireBudget(ctx.db, budgets(ctx, login), ctx.clock.now());
    const member = await findStaffByLogin(ctx.db, login);
    const typed = member?.temporary_until ? typedForm(password) : password;
    const { matches, weak } = await ctx.passwords.verify(member?.password_hash ?? null, typed);
    return {
      member,
      fits: matches,
      strongerHash: matches && weak ? await ctx.passwords.hash(typed) : null,
      recoveryCode: member?.totp_secret && matches && code ? await findRecoveryCode(ctx, member.id, code) : null,
    };
  },
  async (ctx, { login, code }, { member, fits, strongerHash, recoveryCode }) => {
    const now = ctx.clock.now();
    const charged = budgets(ctx, login);
    await requireBudget(ctx.db, charged, now);
    const refuse = async (refusal: Refusal, details: Record<string, unknown> = {}) => {
      await ctx.record({ verb: 'staff.signInRefused', subjectKind: 'staff', subjectId: member?.id ?? null, details });
      throw new RefusedButWritten(refusal);
    };
    const current = await findStaffByLogin(ctx.db, login);
    if (!member || !fits || !current || current.password_hash !== member.password_hash) {
      await spend(ctx.db, charged, now);
      return refuse(new Refusal('invalid', 'Identifiant ou mot de passe incorrect.'));
    }
    if (current.totp_secret && !code?.trim()) throw refuseField('code', 'Tapez le code que votre téléphone affiche.');
    const why = await whyNotThisCode(ctx, current, code ?? '', recoveryCode);
    if (why) {
      await spend(ctx.db, charged, now);
      return refuse(refuseField('code', why), { secondFactor: true });
    }
    await restore(ctx.db, charged, now);
    const until = current.temporary_until;
    if (until !== null && until <= now.toISOString())
      return refuse(new Refusal('invalid', 'Ce mot de passe provisoire n’est plus valable : demandez-en un autre à l’administrateur.'));
    if (strongerHash) await setStaffPassword(ctx.db, member.id, strongerHash);
    const { token, hash } = newToken();
    await openStaffSession(ctx.db, member.id, hash, now);
    return { token, ...(await welcome(ctx, current, recoveryCode)) };
  },
);

/** The sentence for a code that opens nothing; null where it opens, or where the person has no second factor. */
async function whyNotThisCode(ctx: WriteContext, member: StaffRow, typed: string, recoveryCode: string | null): Promise<string | null> {
  if (!member.totp_secret) return null;
  const now = ctx.clock.now();
  if (recoveryCode && (await spendRecoveryCode(ctx.db, recoveryCode, now))) return null;
  const key = unsealKey(ctx, member.id, member.totp_secret);
  const step = key && stepOf(key, typed, now);
  if (!step) return 'Ce code n’est pas bon, ou plus : tapez celui qui s’affiche maintenant.';
  // seen over a shoulder or on the wire, it opens nothing more (RFC 6238, 5.2)
  if (step <= (await findLastStep(ctx.db, member.id))) return 'Ce code a déjà servi : attendez le suivant.';
  await setLastStep(ctx.db, member.id, step, now);
  return null;
}

/** The line in the history, and what the window is told of who has come in. */
async function welcome(ctx: WriteContext, { id, login, name, role, temporary_until, totp_secret }: StaffRow, recoveryCode: string | null) {
  const now = ctx.clock.now();
  const recoveryCodesLeft = recoveryCode ? (await listRecoveryCodes(ctx.db, id)).length : null;
  await recordHistory(ctx.db, {
    at: now,
    actor: { kind: 'staff', id, name },
    verb: 'staff.signIn',
    subjectKind: 'staff',
    subjectId: id,
    details: recoveryCode ? { recoveryCodesLeft } : {},
  });
  const missing = totp_secret === null && (await mustAddSecondFactor(ctx.db, { role, openedAt: now.toISOString() }));
  const mustChoose = temporary_until !== null;
  return {
    staff: { id, login, name, role, mustChoose, mustAddSecondFactor: missing, ...(await rulesFor(ctx.db)) },
    recoveryCodesLeft,
  };
}

const budgets = (ctx: Surroundings & { knock: Knock }, login: string): Budget[] =>
  budgetsOf(ctx.secrets, { subject: JSON.stringify(['staff', loginKey(login)]), knownDevice: false, ip: ctx.knock.ip });
