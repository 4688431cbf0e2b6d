import { endStaffSession } from '../../../../db/staff.ts';
import type { NamesFor } from '../../../../shared/contract/index.ts';
import type { VerbsOf } from '../../context.ts';
import { deactivate, endSessions, reactivate, resetPassword } from './access.ts';
import { changeOwnPassword } from './own-password.ts';
import { create, edit, list } from './people.ts';
import { rulesFor } from './rules.ts';
import {
  addSecondFactor,
  dropOwnSecondFactor,
  proposeSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactor,
} from './second-factor.ts';
import { signIn } from './sign-in.ts';

export const staffVerbs: VerbsOf<Extract<NamesFor<'staff' | 'anyone'>, `staff.${string}`>> = {
  'staff.signIn': signIn,

  async 'staff.me'({ db, actor: { id, login, name, role, mustChoose = false, mustAddSecondFactor = false } }) {
    return { id, login, name, role, mustChoose, mustAddSecondFactor, ...(await rulesFor(db)) };
  },

  async 'staff.signOut'(ctx) {
    await endStaffSession(ctx.db, ctx.actor.sessionId, ctx.clock.now());
    await ctx.record({ subjectKind: 'staff', subjectId: ctx.actor.id });
    return {};
  },

  'staff.changeOwnPassword': changeOwnPassword,
  'staff.secondFactor': secondFactor,
  'staff.proposeSecondFactor': proposeSecondFactor,
  'staff.addSecondFactor': addSecondFactor,
  'staff.dropSecondFactor': dropOwnSecondFactor,
  'staff.renewRecoveryCodes': renewRecoveryCodes,
  'staff.removeSecondFactor': removeSecondFactor,
  'staff.list': list,
  'staff.create': create,
  'staff.edit': edit,
  'staff.deactivate': deactivate,
  'staff.reactivate': reactivate,
  'staff.resetPassword': resetPassword,
  'staff.endSessions': endSessions,
};
