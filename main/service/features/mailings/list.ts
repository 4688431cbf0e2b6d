import { countRecipients, findListedMailing, listMailings, mailingProblems } from '../../../../db/mailings.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { type MailingRow, mailingKind } from '../../../../shared/contract/mailings.ts';
import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { wordingOf } from './create.ts';

type Listed = NonNullable<Awaited<ReturnType<typeof findListedMailing>>>;

export const list: ReadVerb<'mailings.list'> = async ({ db }, { campaignId, page, pageSize }) => {
  const { rows, total } = await listMailings(db, campaignId ?? null, { offset: page * pageSize, limit: pageSize });
  return { rows: await shown(db, rows), total };
};

export const get: ReadVerb<'mailings.get'> = async ({ db, letters }, { id }) => {
  const found = await findListedMailing(db, id);
  const [row] = found ? await shown(db, [found]) : [];
  if (!found || !row) throw notFound('Cet envoi');
  const { subject, text } = wordingOf(found);
  const problems = await mailingProblems(db, id, 500);
  return {
    ...row,
    subject,
    text,
    problems: problems.map((one) => ({
      guardianId: one.id,
      familyId: one.family_id,
      name: `${one.last_name}, ${one.first_name}`,
      problem: one.problem ?? 'Le message n’est pas parti.',
    })),
    drawing: letters.standing(id),
  };
};

async function shown(db: ReadDb, mailings: readonly Listed[]): Promise<MailingRow[]> {
  if (mailings.length === 0) return [];
  const counts = await countRecipients(
    db,
    mailings.map(({ id }) => id),
  );
  return mailings.map((mailing) => {
    const own = counts.filter(({ mailing_id }) => mailing_id === mailing.id);
    const people = (channel: 'email' | 'letter', ...states: string[]) =>
      own.filter((one) => one.channel === channel && states.includes(one.state)).reduce((sum, one) => sum + one.people, 0);
    const emails = {
      total: people('email', 'waiting', 'done'),
      queued: people('email', 'done'),
      failed: own.reduce((sum, one) => sum + Number(one.dead ?? 0), 0),
    };
    const letters = { total: people('letter', 'waiting', 'done'), printed: people('letter', 'done') };
    const isDone = emails.queued === emails.total && letters.printed === letters.total;
    return {
      id: mailing.id,
      kind: mailingKind.catch('free').parse(mailing.kind),
      name: mailing.name,
      state: mailing.state === 'cancelled' ? 'cancelled' : isDone ? 'done' : 'running',
      campaignId: mailing.campaign_id,
      madeBy: mailing.made_by_name,
      createdAt: mailing.created_at,
      emails,
      letters,
      skipped: people('email', 'skipped') + people('letter', 'skipped'),
    };
  });
}
