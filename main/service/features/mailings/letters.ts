import { findMailing, type MailingPerson, mailingPeople, markLettersMade, recipientsOf } from '../../../../db/mailings.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { listSites } from '../../../../db/sites.ts';
import { dayOf, formatDate } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { fillIn } from '../../../../shared/rules/message-variables.ts';
import { type PlainWriteVerb, prepared, type ReadContext, type StaffActor } from '../../context.ts';
import { maskEmail } from '../../letters/identifier.ts';
import { addresseeOf, senderOf } from '../../letters/people.ts';
import type { EnvelopeLetter } from '../../letters/run.ts';
import { type LetterLogo, letterLogo } from '../../letters/site-logo.ts';
import { requireAddress } from '../accounts/index.ts';
import { setting } from '../settings/read.ts';
import { blocksOf } from './blocks.ts';
import { wordingOf } from './create.ts';
import { requireMayRun } from './may-run.ts';
import { overdueOf } from './overdue.ts';
import { requireWording, valuesFor, type Wording } from './wording.ts';

interface Drawn {
  pdf: Uint8Array<ArrayBuffer>;
  people: MailingPerson[];
  withoutLogo: boolean;
}

/** One PDF for the printer, sorted by name, drawn before the transaction that notes that the letters were made. */
export const letters = prepared<'mailings.letters', Drawn>(
  async (ctx, { id }) => {
    const mailing = await asked(ctx, id);
    const wording = wordingOf(mailing);
    await requireWording(ctx, wording);
    const recipients = await recipientsOf(ctx.db, id, { channel: 'letter', waiting: false });
    const people = await stillDue(ctx, wording, await inOrder(ctx.db, recipients));
    if (people.length === 0) throw new Refusal('conflict', 'Cet envoi n’a pas de lettre : tout le monde reçoit un e-mail.');
    const { drawn, withoutLogo } = await lettersFor(ctx, wording, people);
    const run = { title: mailing.name, author: drawn[0]?.site.name ?? '', day: dayOf(ctx.clock.now()), letters: drawn };
    const announce = () => ctx.later('letters drawn', async (after) => after.announce(['mailings']));
    return { pdf: await ctx.letters.draw(id, run, announce), people, withoutLogo };
  },

  async (ctx, { id }, { pdf, people, withoutLogo }) => {
    const mailing = await asked(ctx, id);
    const now = ctx.clock.now();
    await markLettersMade(ctx.db, mailing, people, ctx.actor.id, now.toISOString());
    await ctx.record({
      subjectKind: 'mailing',
      subjectId: id,
      siteId: mailing.site_id,
      details: { name: mailing.name, letters: people.length, ...(withoutLogo && { withoutLogo }) },
    });
    ctx.tell('mailings', 'accounts', 'history');
    const fileName = cleanFileName(`Lettres - ${mailing.name} - ${formatDate(now).replaceAll('/', '-')}.pdf`);
    return { fileName, pdf, letters: people.length, withoutLogo };
  },
);

export const stopLetters: PlainWriteVerb<'mailings.stopLetters'> = async (ctx, { id }) => {
  const mailing = await asked(ctx, id);
  if (!ctx.letters.cancel(id)) throw new Refusal('conflict', 'Ces lettres ne sont pas en préparation.');
  await ctx.record({ subjectKind: 'mailing', subjectId: id, siteId: mailing.site_id, details: { name: mailing.name } });
  ctx.tell('mailings', 'history');
  return {};
};

/** Whoever has paid since the run was made gets no reminder. */
async function stillDue(ctx: ReadContext, wording: Wording, people: MailingPerson[]): Promise<MailingPerson[]> {
  if (wording.kind !== 'reminder') return people;
  const due: MailingPerson[] = [];
  for (const person of people) if ((await overdueOf(ctx, wording, person)).length > 0) due.push(person);
  return due;
}

async function asked({ db, actor }: Pick<ReadContext<StaffActor>, 'db' | 'actor'>, id: string) {
  const mailing = await findMailing(db, id);
  if (!mailing) throw notFound('Cet envoi');
  requireMayRun(actor, mailing.kind);
  return mailing;
}

async function inOrder(db: ReadDb, recipients: readonly { id: string }[]): Promise<MailingPerson[]> {
  const people = await mailingPeople(
    db,
    recipients.map(({ id }) => id),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  return recipients.flatMap(({ id }) => known.get(id) ?? []);
}

type Context = Pick<ReadContext, 'db' | 'clock' | 'extranet' | 'examiner' | 'log'>;

async function lettersFor(ctx: Context, wording: Wording, people: readonly MailingPerson[]) {
  const valuesOf = await valuesFor(ctx, wording, people);
  const several = (await listSites(ctx.db)).length > 1;
  const logos = new Map<string, LetterLogo>();
  const hours = new Map<string, number>();
  const day = dayOf(ctx.clock.now());
  const drawn: EnvelopeLetter[] = [];
  for (const person of people) {
    const { siteRow, ...values } = await valuesOf(person);
    const logo = logos.get(siteRow.id) ?? (await letterLogo(ctx, siteRow.id));
    logos.set(siteRow.id, logo);
    const envelope = { site: senderOf(siteRow, logo.bytes), to: addresseeOf(person), day };
    if (wording.kind !== 'identifiers') {
      const title = fillIn(wording.subject, values);
      drawn.push({ ...envelope, kind: 'message', title, blocks: blocksOf(wording.text, values), identifier: person.identifier });
      continue;
    }
    const temporaryHours = hours.get(siteRow.id) ?? (await setting(ctx.db, 'passwords', siteRow.id)).temporaryHours;
    hours.set(siteRow.id, temporaryHours);
    drawn.push({
      ...envelope,
      kind: 'identifier',
      identifier: person.identifier ?? '',
      address: requireAddress(ctx.extranet().address),
      siteChoice: several ? siteRow.name : null,
      maskedEmail: person.email && maskEmail(person.email),
      temporaryHours,
    });
  }
  return { drawn, withoutLogo: [...logos.values()].some(({ leftOut }) => leftOut) };
}
