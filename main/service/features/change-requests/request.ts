import {
  amendRequest,
  askField,
  fieldsOf,
  findPending,
  insertRequest,
  type RequestRecord,
  unaskField,
  withdrawRequest,
} from '../../../../db/change-requests.ts';
import { countActsSince } from '../../../../db/history.ts';
import type { SheetRecord } from '../../../../db/sheets.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import { modeProblems } from '../../../../shared/rules/field-modes.ts';
import { sheetChanges } from '../../../../shared/rules/sheet-changes.ts';
import { SHEETS } from '../../../../shared/rules/sheets.ts';
import { type FamilyActor, prepared, type WriteContext } from '../../context.ts';
import { fieldModes } from '../field-settings/read.ts';
import { acceptAlone, acceptedAlone } from './accept-alone.ts';
import { acknowledge } from './acknowledge.ts';
import { hiddenFrom } from './hidden.ts';
import { isOwnPassword, requireOwnPassword } from './own-password.ts';
import { inHistory, requireSheet, type Wishes } from './person.ts';

type Context = WriteContext<FamilyActor>;

/**
 * What the family typed on a sheet becomes one request that waits for staff, or amends the one that waits already; fields that the office
 * lets through without looking are official at once.
 * The password is checked before the transaction (argon2 is slow), and asked for only if the responsable's address changes (SEC-1.11):
 * the one on a student's sheet opens no account, and nothing is written to it.
 */
export const request = prepared<'changeRequests.request', boolean | null>(
  (ctx, { password }) => isOwnPassword(ctx, password),

  async (ctx, { guardianId, studentId, values, shown }, passwordFits) => {
    const { db, actor } = ctx;
    const person = studentId ? ({ subject: 'student', id: studentId } as const) : ({ subject: 'guardian', id: guardianId ?? '' } as const);
    const sheet = await requireSheet(db, actor, person);
    const pending = await findPending(db, sheet);
    const asked: Wishes = new Map(pending && (await fieldsOf(db, [pending.id])).map((f) => [f.field, f.proposed_value]));
    const hidden = await hiddenFrom(db, actor.guardianId, sheet);
    const modes = await fieldModes(db, sheet.subject, actor.siteId);
    const problems = modeProblems(modes, { typed: without(hidden, values), shown, official: sheet.values });
    const wanted = wishes(ctx, { asked, sheet, problems }, typedAnew(values, shown, hidden));
    if (isSame(asked, wanted)) return { changed: false, acknowledgedAt: null };
    await requirePatience(ctx);
    if (sheet.subject === 'guardian' && isNewAddress(asked, wanted)) await requireOwnPassword(ctx, passwordFits);
    ctx.tell('changeRequests', 'families', 'history');
    const alone = await acceptedAlone(ctx, sheet, asked, wanted);
    if (alone.size > 0) await acceptAlone(ctx, sheet, alone);
    const waiting: Wishes = new Map([...wanted].filter(([field]) => !alone.has(field)));
    const acknowledgedAt = isSame(asked, waiting) ? null : await wait(ctx, pending, { asked, wanted: waiting, sheet, hidden });
    return { changed: true, acknowledgedAt, ...(alone.size > 0 && { accepted: alone.size }) };
  },
);

/** What waits for staff from now on is kept, noted and acknowledged. */
async function wait(ctx: Context, pending: RequestRecord | undefined, change: Change & { hidden: ReadonlySet<string> }) {
  const { sheet, wanted } = change;
  const saved = await save(ctx, pending, change);
  await ctx.record({
    subjectKind: 'change-request',
    subjectId: saved.id,
    familyId: saved.family_id,
    siteId: saved.site_id,
    details: { number: saved.number, ...inHistory(sheet), fields: [...wanted.keys()], amended: pending !== undefined },
  });
  return wanted.size > 0 ? acknowledge(ctx, saved, change) : null;
}

/** Each change writes to the family, and a new address to whoever it belongs to: nobody makes the office write without end. */
const CHANGES_PER_HOUR = 20;

async function requirePatience({ db, actor, clock }: Context): Promise<void> {
  const anHourAgo = new Date(clock.now().getTime() - 3_600_000);
  if ((await countActsSince(db, actor.accountId, 'changeRequests.request', anHourAgo)) < CHANGES_PER_HOUR) return;
  throw new Refusal(
    'conflict',
    `Vous avez modifié vos fiches ${CHANGES_PER_HOUR} fois en une heure : rien de plus n’est enregistré. Réessayez plus tard.`,
  );
}

const without = (hidden: ReadonlySet<string>, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !hidden.has(field)));

/** A field left as the form showed it was not typed, even where the office has changed it meanwhile; nor was one that it did not show. */
function typedAnew(
  values: Record<string, string>,
  shown: Record<string, string> | null | undefined,
  hidden: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(without(hidden, values)).filter(([field, value]) => shown?.[field] !== value));
}

interface Standing {
  asked: Wishes;
  sheet: SheetRecord;
  /** What is wrong already, whatever the values: fields that are not the family's to change, or not to be left empty. */
  problems: Record<string, string>;
}

/** The earlier wishes with the new ones over them; a field typed back to its official value is no wish any more. */
function wishes({ clock }: Context, { asked, sheet, problems }: Standing, typed: Record<string, string>): Wishes {
  const { subject, values } = sheet;
  const { changed, settled, refused } = sheetChanges<string>(SHEETS[subject], values, typed, dayOf(clock.now()));
  requireNoProblems({ ...refused, ...problems });
  const wanted = new Map([...asked, ...(Object.entries(changed) as [string, string | null][])]);
  for (const field of settled) wanted.delete(field);
  return wanted;
}

const isSame = (a: Wishes, b: Wishes): boolean =>
  a.size === b.size && [...a].every(([field, value]) => b.has(field) && b.get(field) === value);

/** A new address, or none any more; the one that waits already was confirmed when it was typed. */
const isNewAddress = (asked: Wishes, wanted: Wishes): boolean =>
  wanted.has('email') && (!asked.has('email') || wanted.get('email') !== asked.get('email'));

interface Change {
  asked: Wishes;
  wanted: Wishes;
  sheet: SheetRecord;
}

async function save({ db, actor, clock }: Context, pending: RequestRecord | undefined, { asked, wanted, sheet }: Change) {
  const now = clock.now();
  const at = now.toISOString();
  if (pending && wanted.size === 0) {
    await withdrawRequest(db, pending.id, at);
    return pending;
  }
  const { siteId, familyId, accountId } = actor;
  const opened = { siteId, familyId, accountId, person: sheet };
  const saved = pending ? await amendRequest(db, pending.id, at) : await insertRequest(db, opened, dayOf(now).slice(0, 4), at);
  for (const field of asked.keys()) if (!wanted.has(field)) await unaskField(db, saved.id, field);
  for (const [field, value] of wanted)
    if (!asked.has(field) || asked.get(field) !== value) await askField(db, saved.id, field, sheet.values[field] ?? null, value);
  return saved;
}
