import { changeStaffPassword, findActiveStaff } from '../../../../db/staff.ts';
import { endStaffSessions, setStaffActive } from '../../../../db/staff-desk.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { type PlainWriteVerb, prepared } from '../../context.ts';
import { type HandedOver, makeHandedOver } from './handed-over.ts';
import { requireAdministratorLeft, requireSeen } from './people.ts';

/** Closes the office to somebody who leaves, at once. */
export const deactivate: PlainWriteVerb<'staff.deactivate'> = async (ctx, { id, version }) => {
  const person = await requireSeen(ctx, id, version);
  if (id === ctx.actor.id) throw new Refusal('invalid', 'Personne ne désactive son propre compte : demandez-le à un autre administrateur.');
  await requireAdministratorLeft(ctx, person);
  await setStaffActive(ctx.db, id, 0);
  const ended = await endStaffSessions(ctx.db, id, ctx.clock.now());
  await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, ended } });
  ctx.tell('settings', 'office');
  return { ended };
};

/** Opens it again to somebody who comes back, with another password. */
export const reactivate = prepared<'staff.reactivate', HandedOver>(makeHandedOver, async (ctx, { id, version }, made) => {
  const person = await requireSeen(ctx, id, version);
  if (person.active === 1) throw new Refusal('conflict', 'Ce compte est déjà actif.');
  await setStaffActive(ctx.db, id, 1);
  await changeStaffPassword(ctx.db, id, made.hash, made.until, ctx.clock.now());
  await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, role: person.role } });
  ctx.tell('settings', 'office');
  return { id, password: made.password, until: made.until.toISOString() };
});

/** Another password for somebody who has lost theirs; every window of theirs is closed. */
export const resetPassword = prepared<'staff.resetPassword', HandedOver>(makeHandedOver, async (ctx, { id, version }, made) => {
  const person = await requireSeen(ctx, id, version);
  if (id === ctx.actor.id)
    throw new Refusal('invalid', 'Pour votre propre mot de passe, choisissez « Changer mon mot de passe » sous votre nom.');
  if (person.active === 0) throw new Refusal('invalid', 'Ce compte est désactivé : réactivez-le pour lui donner un mot de passe.');
  const now = ctx.clock.now();
  await changeStaffPassword(ctx.db, id, made.hash, made.until, now);
  const ended = await endStaffSessions(ctx.db, id, now);
  await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, ended } });
  ctx.tell('settings', 'office');
  return { id, password: made.password, until: made.until.toISOString() };
});

export const endSessions: PlainWriteVerb<'staff.endSessions'> = async (ctx, { id }) => {
  const person = await findActiveStaff(ctx.db, id);
  if (!person) throw notFound('Cette personne');
  const ended = await endStaffSessions(ctx.db, id, ctx.clock.now(), id === ctx.actor.id ? ctx.actor.sessionId : null);
  await ctx.record({ subjectKind: 'staff', subjectId: id, details: { name: person.name, ended } });
  ctx.tell('settings', 'office');
  return { ended };
};
