import { type AskedDocument, demandsOf } from '../../../../db/asked-documents.ts';
import { calendarAt, householdsOf, type SiteHousehold } from '../../../../db/households.ts';
import type { RequiredDocument } from '../../../../db/required-documents.ts';
import { requiredDocumentsOf } from '../../../../db/required-documents.ts';
import { findSite } from '../../../../db/sites.ts';
import { notFound } from '../../../../shared/refusal.ts';
import { isToProvide } from '../../../../shared/rules/documents.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import { askedOf } from '../../../../shared/rules/requirement-words.ts';
import type { ReadVerb } from '../../context.ts';
import { requireSound } from './check.ts';
import { namesAt } from './list.ts';

/** Names shown of those whom a change would reach: enough to recognise whom it is about. */
const NAMES = 8;
const NEW = '00000000-0000-4000-8000-000000000000';

/** The families of today as they would be asked, beside how they are asked now. Nothing is written. */
export const preview: ReadVerb<'requiredDocuments.preview'> = async ({ db, clock }, { id = null, siteId, ...asked }) => {
  if (!(await findSite(db, siteId))) throw notFound('Ce site');
  await requireSound(db, siteId, id, asked);
  const now = clock.now();
  const former = id === null ? undefined : (await requiredDocumentsOf(db, siteId)).find((one) => one.id === id);
  const next: RequiredDocument = { ...asked, id: id ?? NEW, model: null, alternatives: [] };
  const calendar = await calendarAt(db, now);
  const before = aReach();
  const after = aReach();
  const newly = aList();
  const freed = aList();
  let stands = 0;
  let toProvide = 0;
  for await (const lot of householdsOf(db, siteId, now))
    for (const household of lot) {
      const was = former ? demandsOf([former], household, calendar) : [];
      const will = demandsOf([next], household, calendar);
      before.add(was);
      after.add(will);
      stands += will.filter(({ state }) => state === 'given' || state === 'received' || state === 'accepted').length;
      toProvide += will.filter(({ state }) => isToProvide(state)).length;
      for (const one of will) if (isToProvide(one.state) && !isAskedAlready(was, one)) newly.add(nameOf(household, one));
      for (const one of was) if (!will.some(({ studentId }) => studentId === one.studentId)) freed.add(nameOf(household, one));
    }
  return {
    before: former ? before.reach() : null,
    after: after.reach(),
    stands,
    toProvide,
    newlyToProvide: newly.list(),
    freed: freed.list(),
    sentence: askedOf(asked.scope, asked.conditions, await namesAt(db, siteId)),
  };
};

/** Something to provide stays so: nobody is surprised by it. */
const isAskedAlready = (was: readonly AskedDocument[], { studentId }: AskedDocument): boolean =>
  was.some((one) => one.studentId === studentId && isToProvide(one.state));

function aReach() {
  let families = 0;
  let students = 0;
  return {
    add(demands: readonly AskedDocument[]) {
      if (demands.length > 0) families++;
      students += demands.filter(({ studentId }) => studentId !== null).length;
    },
    reach: () => ({ families, students }),
  };
}

function aList() {
  const names: string[] = [];
  let count = 0;
  return {
    add(name: string) {
      count++;
      if (names.length < NAMES) names.push(name);
    },
    list: () => ({ count, names }),
  };
}

/** « Léo Bernard », or « famille Bernard ». */
function nameOf({ familyName, students }: SiteHousehold, { studentId }: AskedDocument): string {
  const student = students.find(({ id }) => id === studentId);
  return student ? fullName(student) : `famille ${familyName}`;
}
