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
import { findGuardian, sheetOf } from '../../../../db/guardians.ts';
import { countActsSince } from '../../../../db/history.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, requireNoProblems } from '../../../../shared/refusal.ts';
import { GUARDIAN_FIELDS, type GuardianField, type GuardianValues } from '../../../../shared/rules/guardian-fields.ts';
import { sheetChanges } from '../../../../shared/rules/sheet-changes.ts';
import { type FamilyActor, prepared, type WriteContext } from '../../context.ts';
import { acknowledge } from './acknowledge.ts';
import { isOwnPassword, requireOwnPassword } from './own-password.ts';

type Context = WriteContext<FamilyActor>;
/** Field to asked value: what a request holds. */
export type Wishes = ReadonlyMap<GuardianField, string | null>;

/**
 * What the family typed on its sheet becomes one request that waits for staff, or amends the one that waits already.
 * The password is checked before the transaction (argon2 is slow), and asked for only if the e-mail address changes (SEC-1.11).
 */
export const request = prepared<'changeRequests.request', boolean | null>(
  (ctx, { password }) => isOwnPassword(ctx, password),

  async (ctx, { guardianId, values, shown }, passwordFits) => {
    const guardian = guardianId === ctx.actor.guardianId ? await findGuardian(ctx.db, guardianId) : undefined;
    if (!guardian) throw notFound('Cette fiche');
    const official = sheetOf(guardian);
    const pending = await findPending(ctx.db, guardianId);
    const asked: Wishes = new Map(
      pending && (await fieldsOf(ctx.db, [pending.id])).map((f) => [f.field as GuardianField, f.proposed_value]),
    );
    const wanted = wishes(asked, official, typedAnew(values, shown));
    if (isSame(asked, wanted)) return { changed: false, acknowledgedAt: null };
    await requirePatience(ctx);
    if (isNewAddress(asked, wanted)) await requireOwnPassword(ctx, passwordFits);
    const saved = await save(ctx, pending, { asked, wanted, official });
    await ctx.record({
      subjectKind: 'change-request',
      subjectId: saved.id,
      familyId: saved.family_id,
      siteId: saved.site_id,
      details: { number: saved.number, fields: [...wanted.keys()], amended: pending !== undefined },
    });
    ctx.tell('changeRequests', 'families', 'history');
    const acknowledgedAt = wanted.size > 0 ? await acknowledge(ctx, saved, { guardian, asked, wanted }) : null;
    return { changed: true, acknowledgedAt };
  },
);

/** Each change writes to the family, and a new address to whoever it belongs to: nobody makes the office write without end. */
const CHANGES_PER_HOUR = 20;

async function requirePatience({ db, actor, clock }: Context): Promise<void> {
  const anHourAgo = new Date(clock.now().getTime() - 3_600_000);
  if ((await countActsSince(db, actor.accountId, 'changeRequests.request', anHourAgo)) < CHANGES_PER_HOUR) return;
  throw new Refusal(
    'conflict',
    `Vous avez modifié votre fiche ${CHANGES_PER_HOUR} fois en une heure : rien de plus n’est enregistré. Réessayez plus tard.`,
  );
}

/** A field left as the form showed it was not typed, even where the office has changed it meanwhile. */
function typedAnew(values: Record<string, string>, shown: Record<string, string> | null | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => shown?.[field] !== value));
}

/** The earlier wishes with the new ones over them; a field typed back to its official value is no wish any more. */
function wishes(asked: Wishes, official: GuardianValues, typed: Record<string, string>): Wishes {
  const { changed, settled, refused } = sheetChanges<GuardianField>(GUARDIAN_FIELDS, official, typed);
  requireNoProblems(refused);
  const wanted = new Map([...asked, ...(Object.entries(changed) as [GuardianField, string | null][])]);
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
  official: GuardianValues;
}

async function save({ db, actor, clock }: Context, pending: RequestRecord | undefined, { asked, wanted, official }: Change) {
  const now = clock.now();
  const at = now.toISOString();
  if (pending && wanted.size === 0) {
    await withdrawRequest(db, pending.id, at);
    return pending;
  }
  const saved = pending ? await amendRequest(db, pending.id, at) : await insertRequest(db, actor, dayOf(now).slice(0, 4), at);
  for (const field of asked.keys()) if (!wanted.has(field)) await unaskField(db, saved.id, field);
  for (const [field, value] of wanted)
    if (!asked.has(field) || asked.get(field) !== value) await askField(db, saved.id, field, official[field], value);
  return saved;
}
