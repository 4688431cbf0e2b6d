import { recordHistory } from '../../../../db/history.ts';
import { findStaffByLogin, loginKey, openStaffSession, setStaffPassword } from '../../../../db/staff.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { type Knock, prepared, RefusedButWritten, type Surroundings } from '../../context.ts';
import { type Budget, budgetsOf, requireBudget, restore, spend } from '../../passwords/throttle.ts';
import { newToken } from '../../passwords/tokens.ts';
import { typedForm } from './handed-over.ts';
import { rulesFor } from './rules.ts';

type StaffRow = NonNullable<Awaited<ReturnType<typeof findStaffByLogin>>>;

interface Tried {
  member: StaffRow | undefined;
  fits: boolean;
  /** The password under today's cost, where its hash is of lesser cost. */
  strongerHash: string | null;
}

/** A member of the staff logs in; one answer whichever half was wrong, and for those who no longer work here. */
export const signIn = prepared<'staff.signIn', Tried>(
  async (ctx, { login, password }) => {
    await requireBudget(ctx.db, budgets(ctx, login), ctx.clock.now());
    const member = await findStaffByLogin(ctx.db, login);
    const typed = member?.temporary_until ? typedForm(password) : password;
    const { matches, weak } = await ctx.passwords.verify(member?.password_hash ?? null, typed);
    return { member, fits: matches, strongerHash: matches && weak ? await ctx.passwords.hash(typed) : null };
  },
  async (ctx, { login }, { member, fits, strongerHash }) => {
    const now = ctx.clock.now();
    const charged = budgets(ctx, login);
    await requireBudget(ctx.db, charged, now);
    const current = await findStaffByLogin(ctx.db, login);
    if (!member || !fits || current?.password_hash !== member.password_hash) {
      await spend(ctx.db, charged, now);
      await ctx.record({ verb: 'staff.signInRefused', subjectKind: 'staff', subjectId: member?.id ?? null });
      throw new RefusedButWritten(new Refusal('invalid', 'Identifiant ou mot de passe incorrect.'));
    }
    await restore(ctx.db, charged, now);
    const until = current.temporary_until;
    if (until !== null && until <= now.toISOString()) {
      await ctx.record({ verb: 'staff.signInRefused', subjectKind: 'staff', subjectId: member.id });
      throw new RefusedButWritten(
        new Refusal('invalid', 'Ce mot de passe provisoire n’est plus valable : demandez-en un autre à l’administrateur.'),
      );
    }
    if (strongerHash) await setStaffPassword(ctx.db, member.id, strongerHash);
    const { token, hash } = newToken();
    await openStaffSession(ctx.db, member.id, hash, now);
    const { id, name, role } = current;
    await recordHistory(ctx.db, { at: now, actor: { kind: 'staff', id, name }, verb: 'staff.signIn', subjectKind: 'staff', subjectId: id });
    return { token, staff: { id, login: current.login, name, role, mustChoose: until !== null, ...(await rulesFor(ctx.db)) } };
  },
);

const budgets = (ctx: Surroundings & { knock: Knock }, login: string): Budget[] =>
  budgetsOf(ctx.secrets, { subject: JSON.stringify(['staff', loginKey(login)]), knownDevice: false, ip: ctx.knock.ip });
