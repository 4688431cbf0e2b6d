import { insertFamily, refreshFamily } from '../../../../db/families.ts';
import { insertGuardian } from '../../../../db/guardians.ts';
import { findSite } from '../../../../db/sites.ts';
import { insertStudent } from '../../../../db/students.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { PlainWriteVerb } from '../../context.ts';
import { checkedFamily } from './checks.ts';

/** Opens a family's file: its responsable and its students, under the site's next number. */
export const create: PlainWriteVerb<'families.create'> = async (ctx, { siteId, ...typed }) => {
  const { db } = ctx;
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  const { guardian, students } = checkedFamily(typed, dayOf(ctx.clock.now()));
  const at = ctx.clock.now().toISOString();
  const family = await insertFamily(db, { siteId, name: guardian.lastName ?? '' }, at);
  await insertGuardian(db, { familyId: family.id, position: 1, values: guardian }, at);
  for (const student of students) await insertStudent(db, { familyId: family.id, ...student }, at);
  await refreshFamily(db, family.id, at);
  await ctx.record({
    subjectKind: 'family',
    subjectId: family.id,
    familyId: family.id,
    siteId,
    details: { number: family.number, students: students.length },
  });
  ctx.tell('families', 'history');
  return family;
};
