import { concernedAt } from '../../../../db/campaign-follow-up.ts';
import { conditionsOf, plannedBetween } from '../../../../db/campaigns.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { dayOf, formatDeadline } from '../../../../shared/dates.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import type { Condition } from '../../../../shared/rules/conditions.ts';

export interface Planned {
  /** Null: not written down yet. */
  id: string | null;
  siteId: string;
  conditions: readonly Condition[];
  opensAt: string;
  closesAt: string;
}

export interface Overlap {
  id: string;
  name: string;
  closesAt: string;
  students: number;
  /** It is being prepared: whichever of the two is opened first stands in the way of the other. */
  draft: boolean;
}

/** Other campaigns, open at the same time or prepared for it, to which some of the same students may answer: they would find only one of the two. */
export async function overlapsOf(db: ReadDb, planned: Planned, concerned: ReadonlyMap<string, unknown>, now: Date): Promise<Overlap[]> {
  const at = now.toISOString();
  const from = planned.opensAt > at ? planned.opensAt : at;
  const found: Overlap[] = [];
  for (const other of await plannedBetween(db, planned.siteId, from, planned.closesAt)) {
    if (other.id === planned.id) continue;
    const theirs = await concernedAt(db, planned.siteId, await conditionsOf(db, other.id), dayOf(now));
    const students = [...theirs.keys()].filter((id) => concerned.has(id)).length;
    if (students > 0) found.push({ id: other.id, name: other.name, closesAt: other.closes_at, students, draft: other.state === 'draft' });
  }
  return found;
}

/** Refuses what families could not tell apart. */
export async function requireNoOverlap(db: ReadDb, planned: Planned, now: Date): Promise<void> {
  const concerned = await concernedAt(db, planned.siteId, planned.conditions, dayOf(now));
  const first = (await overlapsOf(db, planned, concerned, now)).find(({ draft }) => !draft);
  if (!first) return;
  const who = first.students === 1 ? '1 élève est déjà concerné' : `${first.students} élèves sont déjà concernés`;
  throw new Refusal(
    'conflict',
    `${who} par « ${first.name} », qui finit le ${formatDeadline(first.closesAt)} : fermez-la d’abord, changez les dates, ou dites autrement qui peut répondre.`,
  );
}
