import { guardiansWrittenTo, type MailingPerson, mailingPeople } from '../../../../db/mailings.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { MailingCounts } from '../../../../shared/contract/mailings.ts';
import { type Addressee, type MailingKind, type MailingWay, type Plan, planMailing } from '../../../../shared/rules/mailings.ts';
import { fullName } from '../../../../shared/rules/names.ts';
import type { ReadVerb } from '../../context.ts';
import { setting } from '../settings/read.ts';

interface Asked {
  kind: MailingKind;
  way: MailingWay;
  text: string;
  guardianIds: readonly string[];
  familyIds: readonly string[];
}

export type PlannedPerson = MailingPerson & Plan;

/** Everyone who was chosen, once, in the order chosen, with what will go to them. */
export async function planned(db: ReadDb, { guardianIds, familyIds, ...how }: Asked): Promise<PlannedPerson[]> {
  const ids = [...new Set([...guardianIds, ...(await guardiansWrittenTo(db, familyIds))])];
  const known = new Map((await mailingPeople(db, ids)).map((person) => [person.id, person]));
  const people = ids.flatMap((id) => known.get(id) ?? []);
  const plans = planMailing(people.map(asAddressee), how);
  return people.flatMap((person) => {
    const plan = plans.get(person.id);
    return plan ? [{ ...person, ...plan }] : [];
  });
}

export const asAddressee = (person: MailingPerson): Addressee => ({
  guardianId: person.id,
  familyId: person.family_id,
  email: person.email,
  hasPostalAddress: Boolean(person.address_line && person.city),
  prefers: person.preferred_channel,
  maySee: person.may_see === 1,
  receivesLetters: person.receives_letters === 1,
  gone: person.archived_at !== null || person.merged_into_id !== null,
  identifier: person.identifier,
  blocked: person.blocked_at !== null,
});

export const countsOf = (people: readonly PlannedPerson[]): MailingCounts => {
  const written = people.filter(({ skipped }) => skipped === null);
  const emails = written.filter(({ channel }) => channel === 'email').length;
  return { emails, letters: written.length - emails, skipped: people.length - written.length };
};

/** Enough to leaf through before starting. */
const SHOWN = 200;

export const plan: ReadVerb<'mailings.plan'> = async ({ db, mailFromEnvironment }, input) => {
  const people = await planned(db, input);
  const reasons = new Map<string, number>();
  for (const { skipped } of people) if (skipped) reasons.set(skipped, (reasons.get(skipped) ?? 0) + 1);
  return {
    ...countsOf(people),
    reasons: [...reasons].map(([reason, count]) => ({ reason, people: count })).sort((a, b) => b.people - a.people),
    people: people
      .filter(({ skipped }) => skipped === null)
      .slice(0, SHOWN)
      .map((person) => ({ guardianId: person.id, name: fullName(person), channel: person.channel })),
    mailServerMissing: !mailFromEnvironment && (await setting(db, 'mail')).host === null,
  };
};
