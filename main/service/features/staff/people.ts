import { changeStaffPassword, insertStaff } from '../../../../db/staff.ts';
import {
  countOtherAdministrators,
  endStaffSessions,
  findStaff,
  isLoginTaken,
  listStaff,
  type StaffPerson,
  updateStaff,
} from '../../../../db/staff-desk.ts';
import type { StaffRow } from '../../../../shared/contract/staff.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared, type ReadContext, type ReadVerb, type StaffActor } from '../../context.ts';
import { versionOf } from '../../version-of.ts';
import { type HandedOver, makeHandedOver } from './handed-over.ts';
import { isSecondFactorRequired } from './rules.ts';

const rowOf = (person: StaffPerson): StaffRow => ({
  id: person.id,
  login: person.login,
  name: person.name,
  email: person.email,
  role: person.role,
  active: person.active === 1,
  temporaryUntil: person.temporary_until,
  secondFactor: person.has_second_factor === 1,
  lastLoginAt: person.last_login_at,
  sessions: person.sessions ?? 0,
  version: staffVersion(person),
});

const staffVersion = ({ login, name, email, role, active }: StaffPerson): string => versionOf([login, name, email, role, active]);

export const list: ReadVerb<'staff.list'> = async ({ db }, { page, pageSize }) => {
  const rows = (await listStaff(db)).map(rowOf);
  return { rows: rows.slice(page * pageSize, (page + 1) * pageSize), total: rows.length };
};

/** A new colleague, with a password to be handed over. */
export const create = prepared<'staff.create', HandedOver>(
  async (ctx, { login }) => {
    await requireFreeLogin(ctx, login, null);
    return makeHandedOver(ctx);
  },
  async (ctx, person, { password, hash, until }) => {
    await requireFreeLogin(ctx, person.login, null);
    const now = ctx.clock.now();
    const id = await insertStaff(ctx.db, { ...person, password_hash: hash, created_at: now.toISOString() });
    await changeStaffPassword(ctx.db, id, hash, until, now);
    await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, role: person.role } });
    ctx.tell('settings');
    return { id, password, until: until.toISOString() };
  },
);

/** Name, login, e-mail and role; the role of another only, and never so that nobody is left to administer. */
export const edit: PlainWriteVerb<'staff.edit'> = async (ctx, { id, version, ...person }) => {
  const before = await requireSeen(ctx, id, version);
  await requireFreeLogin(ctx, person.login, id);
  if (person.role !== before.role) {
    if (id === ctx.actor.id) throw refuseField('role', 'Personne ne change son propre rôle : demandez-le à un autre administrateur.');
    await requireAdministratorLeft(ctx, before, 'role');
  }
  await updateStaff(ctx.db, id, person);
  // whoever becomes administrator comes in again by the door, where a second factor is asked (SEC-1.14)
  if (person.role !== before.role && before.has_second_factor === 0 && (await isSecondFactorRequired(ctx.db, person.role)))
    await endStaffSessions(ctx.db, id, ctx.clock.now());
  const details = { name: person.name, role: person.role, ...(person.role !== before.role && { formerRole: before.role }) };
  await ctx.record({ subjectKind: 'staff', subjectId: id, details });
  ctx.tell('settings', 'office');
  return { version: staffVersion({ ...before, ...person }) };
};

/** The person as they were seen; a conflict when somebody has changed them meanwhile. */
export async function requireSeen(ctx: ReadContext<StaffActor>, id: string, version: string): Promise<StaffPerson> {
  const person = await findStaff(ctx.db, id);
  if (!person) throw notFound('Cette personne');
  if (staffVersion(person) !== version)
    throw new Refusal('conflict', 'Un autre administrateur vient de modifier cette personne : regardez ce qui a changé, puis recommencez.');
  return person;
}

export async function requireAdministratorLeft(ctx: ReadContext<StaffActor>, person: StaffPerson, field?: string): Promise<void> {
  if (person.role !== 'administrateur' || person.active === 0 || (await countOtherAdministrators(ctx.db, person.id)) > 0) return;
  const sentence = 'C’est le dernier administrateur : nommez-en d’abord un autre.';
  throw field ? refuseField(field, sentence) : new Refusal('invalid', sentence);
}

async function requireFreeLogin({ db }: Pick<ReadContext, 'db'>, login: string, exceptId: string | null): Promise<void> {
  if (await isLoginTaken(db, login, exceptId))
    throw refuseField('login', 'Cet identifiant est celui d’un autre collègue, ou l’a été : choisissez-en un autre.');
}
