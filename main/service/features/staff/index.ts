import { endStaffSession } from '../../../../db/staff.ts';
import type { VerbsOf } from '../../context.ts';
import { signIn } from './sign-in.ts';

export const staffVerbs: VerbsOf<'staff.signIn' | 'staff.me' | 'staff.signOut'> = {
  'staff.signIn': signIn,

  async 'staff.me'({ actor: { id, login, name, role } }) {
    return { id, login, name, role };
  },

  async 'staff.signOut'(ctx) {
    await endStaffSession(ctx.db, ctx.actor.sessionId, ctx.clock.now());
    await ctx.record({ subjectKind: 'staff', subjectId: ctx.actor.id });
    return {};
  },
};
