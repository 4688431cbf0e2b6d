import { recordHistory } from '../../../../db/history.ts';
import { findStaffByLogin, openStaffSession } from '../../../../db/staff.ts';
import { prepared } from '../../context.ts';
import { newToken } from '../../passwords/tokens.ts';
import { requireNoOffice } from './first-start.ts';

/** First start, way two: fills the empty store with the demonstration conservatory and logs its administrator in. */
export const openDemonstration = prepared<'office.openDemonstration', Prepared>(
  async ({ db, passwords }) => {
    await requireNoOffice(db);
    // read when it is asked for: an office opens it once in its life, or never
    const { demoPasswords, seedDemonstration } = await import('../../../../db/demo/index.ts');
    const hashed = demoPasswords().map(async (password) => [password, await passwords.hash(password, { patient: true })] as const);
    return { seedDemonstration, hash: new Map(await Promise.all(hashed)) };
  },

  async (ctx, _, { seedDemonstration, hash: hashes }) => {
    const { db } = ctx;
    await requireNoOffice(db);
    const accounts = await seedDemonstration(db, { hash: hashes, seal: ctx.secrets.sealDocument });
    const login = accounts.staff.find((member) => member.role === 'administrateur')?.login ?? '';
    const administrator = await findStaffByLogin(db, login);
    if (!administrator) throw new Error(`the demonstration has no administrator (login « ${login} »)`);
    const { token, hash } = newToken();
    await openStaffSession(db, administrator.id, hash, ctx.clock.now());
    const actor = { kind: 'staff' as const, id: administrator.id, name: administrator.name };
    await recordHistory(db, { at: ctx.clock.now(), actor, verb: 'office.openDemonstration', subjectKind: 'office', subjectId: null });
    ctx.tell('office', 'families', 'accounts', 'changeRequests', 'messages', 'history');
    return { token, accounts };
  },
);

interface Prepared {
  seedDemonstration: typeof import('../../../../db/demo/index.ts').seedDemonstration;
  /** By password. */
  hash: ReadonlyMap<string, string>;
}
