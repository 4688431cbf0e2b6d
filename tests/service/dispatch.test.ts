import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { NOBODY, type StaffActor, type Surroundings } from '../../main/service/context.ts';
import { createDispatch } from '../../main/service/dispatch.ts';
import { verbs } from '../../main/service/features/index.ts';
import { contract, type OperationName } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aWorld, type Person, type World } from '../helpers/world.ts';

const operations = Object.entries(contract) as [OperationName, Operation][];
const loose = (person: Person) => person.refused as (name: string, input: unknown) => ReturnType<Person['refused']>;

/** Everything that the store holds about people and what was done, to see that nothing was written. */
async function contents(world: World): Promise<unknown> {
  const { read } = world.service.store;
  const count = (n: unknown) => Number((n as { n: number }).n);
  const tables = [
    'family',
    'guardian',
    'account',
    'change_request',
    'history',
    'outbox',
    'setting',
    'staff',
    'temporary_password',
  ] as const;
  return Promise.all(
    tables.map(async (t) => [
      t,
      count(
        await read
          .selectFrom(t)
          .select((e) => e.fn.countAll().as('n'))
          .executeTakeFirstOrThrow(),
      ),
    ]),
  );
}

describe('the one door in', () => {
  it('does not know an operation that the contract has not', async () => {
    const world = await aWorld();
    for (const name of ['nope', '__proto__', 'constructor', 'families.drop'])
      expect((await loose(world.staff)(name, {})).code).toBe('not-found');
  });

  it('a stranger reaches nothing that asks for a login', async () => {
    const world = await aWorld();
    for (const [name, op] of operations.filter(([, o]) => o.who !== 'anyone'))
      expect([name, (await loose(world.stranger)(name, {})).code, op.who]).toEqual([name, 'expired', op.who]);
  });

  it('a family’s token opens no staff operation, and a staff token no family operation', async () => {
    const world = await aWorld();
    for (const [name, op] of operations) {
      if (op.who === 'staff') expect([name, (await loose(world.family)(name, {})).code]).toEqual([name, 'expired']);
      if (op.who === 'family') expect([name, (await loose(world.staff)(name, {})).code]).toEqual([name, 'expired']);
    }
  });

  it('each role reaches what its role may, and nothing else: every operation with every role', async () => {
    const world = await aWorld();
    for (const [key, role] of [
      ['marc', 'scolarite'],
      ['nadia', 'comptabilite'],
      ['hugo', 'lecture'],
    ] as const) {
      const person = await world.signInStaff(world.cast.staff[key].login);
      for (const [name, op] of operations.filter(([n, o]) => o.who === 'staff' && n !== 'staff.signOut')) {
        const answer = await loose(person)(name, { unknown: true }).then((r) => r.code);
        // an input that no operation takes: who may is told what is wrong with it, who may not is not even told that
        expect([role, name, answer]).toEqual([role, name, op.roles.includes(role) ? 'invalid' : 'not-allowed']);
      }
    }
  });

  it('a fault is told with a reference that the log has too, and nothing of its cause', async () => {
    const world = await aWorld();
    await world.service.store.write(async (db) => {
      await db.updateTable('site').set({ name: '' }).execute();
    });
    await world.service.store.close();
    const refusal = await loose(world.stranger)('sites.list', {});
    expect(refusal.code).toBe('unavailable');
    expect(refusal.reference).toMatch(/^[0-9a-f]{8}$/);
    expect(refusal.message).not.toMatch(/sqlite|Error|\/db\//i);
    expect(world.log()).toContain(refusal.reference);
  });

  it('an answer that breaks the contract is our fault: it is logged, and nothing of the write stands', async () => {
    const world = await aWorld();
    const lines: string[] = [];
    const { store } = world.service;
    const dispatch = createDispatch({
      store,
      verbs: {
        ...verbs,
        'sites.list': async () => [{ id: 'no uuid', name: '', shortName: '' }],
        'families.create': async (ctx) => {
          await ctx.record({ subjectKind: 'family', subjectId: null });
          return { id: 'no uuid', number: '' };
        },
      },
      surroundings: {
        clock: world.clock,
        log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
      } as unknown as Surroundings,
      identify: async () => null,
      announce: () => {},
    });
    const sonia: StaffActor = {
      kind: 'staff',
      id: world.cast.staff.sonia.id,
      sessionId: 's',
      login: 'sonia',
      name: 'Sonia',
      role: 'administrateur',
    };
    const told = (call: Promise<unknown>) =>
      call.then(
        () => 'allowed',
        (error: unknown) => (error as Refusal).toData(),
      );
    const knock = { door: 'inside', ip: '', userAgent: '' } as const;
    const family = { siteId: world.cast.sites.centre, guardian: {}, students: [] };
    const before = await contents(world);
    const ourFault = { code: 'unavailable', message: expect.stringContaining('Rien n’a été enregistré') };
    expect(await told(dispatch.callAs(NOBODY, knock, 'sites.list', {}))).toMatchObject(ourFault);
    expect(await told(dispatch.callAs(sonia, knock, 'families.create', family))).toMatchObject(ourFault);
    expect(await contents(world)).toEqual(before);
    expect(lines).toHaveLength(2);
    expect(lines.join()).toContain('families.create answers what its contract does not say');
  });

  it('random payloads for every operation: never an uncaught error, never a write', async () => {
    const world = await aWorld();
    const before = await contents(world);
    const writing = operations.filter(([name, op]) => op.who === 'staff' && name !== 'staff.signOut').map(([name]) => name);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...writing),
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
        async (name, input) => {
          // nothing at all is what some acts take
          fc.pre(contract[name].kind === 'read' || !contract[name].input.safeParse(input).success);
          try {
            await world.staff.call(name, input as never);
            expect(contract[name].kind).toBe('read');
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(['invalid', 'not-found']).toContain((error as Refusal).code);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(await contents(world)).toEqual(before);
  }, 120_000);
});
