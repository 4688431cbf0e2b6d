import { fullName } from '../../shared/rules/names.ts';
import type { NewRow, Row } from '../tables.ts';
import type { DemoRequest } from './asking.ts';
import { addDays, daysAgo, instant, TODAY } from './calendar.ts';
import { decidedMail, htmlOf, identifierMail, received, reminderMail, textOf, type Wording } from './mail-texts.ts';
import { type Demo, type DemoFamily, type DemoGuardian, isDetailed } from './model.ts';
import { SITE_NAMES } from './office.ts';
import { idOf } from './organisation.ts';
import { insertRows } from './rows.ts';

/** E-mails sent, one that waits for its day, two that could not be delivered, one cancelled; the September run of identifiers, with its letters. */
export async function seedMessages({ db, families }: Demo, requests: readonly DemoRequest[]): Promise<void> {
  const detailed = families.filter(isDetailed);
  const mails = [...requests.flatMap(aboutRequest), ...identifierMails(detailed), ...reminders(detailed)];
  spoil(mails);
  mails.sort((a, b) => a.created_at.localeCompare(b.created_at) || (a.id < b.id ? -1 : 1));
  await insertRows(db, 'outbox', mails);
  await insertRows(db, 'mailing', [identifierRun()]);
  await insertRows(db, 'mailing_recipient', detailed.flatMap(recipients));
  await insertRows(db, 'letter', detailed.flatMap(letters));
  await insertRows(db, 'notice_seen', detailed.flatMap(noticesSeen));
}

type Mail = NewRow<'outbox'> & { created_at: string };

interface Sending {
  event: string;
  kind: string;
  at: string;
}

/** Sent within a minute; nothing where there is no address. */
function mail(family: DemoFamily, { row }: DemoGuardian, { event, kind, at }: Sending, wording: Wording): Mail[] {
  if (!row.email) return [];
  const id = idOf('outbox', `${event}>${row.email}`);
  const [name, signature] = [fullName(row), SITE_NAMES[family.site]];
  return [
    {
      id,
      dedupe_key: `${event}>${row.email}`,
      message_id: `<${id}@portee.invalid>`,
      site_id: family.row.site_id,
      family_id: family.row.id,
      kind,
      recipient: row.email,
      recipient_name: name,
      sender_name: signature,
      subject: wording.subject,
      text: textOf(name, wording, signature),
      html: htmlOf(name, wording, signature),
      secret: null,
      state: 'sent',
      attempts: 1,
      next_attempt_at: at,
      leased_until: null,
      last_error: null,
      created_at: at,
      sent_at: new Date(Date.parse(at) + 40_000).toISOString(),
      body_erased_at: null,
    },
  ];
}

function aboutRequest(request: DemoRequest): Mail[] {
  const { row, family, guardian } = request;
  const asked = mail(
    family,
    guardian,
    { event: `change-request.asked:${row.id}:1`, kind: 'change-request.received', at: row.created_at },
    received(request),
  );
  if (!row.decided_at) return asked;
  const event = { event: `change-request.decided:${row.id}`, kind: 'change-request.decided', at: row.decided_at };
  return [...asked, ...mail(family, guardian, event, decidedMail(request))];
}

const identifierMails = (families: readonly DemoFamily[]): Mail[] =>
  families.flatMap((family) =>
    family.guardians.flatMap((guardian) =>
      guardian.account?.identifier_sent_at
        ? mail(
            family,
            guardian,
            { event: `identifier:${guardian.account.id}`, kind: 'accounts.identifier', at: guardian.account.identifier_sent_at },
            identifierMail(guardian.account.identifier),
          )
        : [],
    ),
  );

/** Decided now, to leave in January: what « en attente » looks like, without anything that would leave during a demonstration. */
const reminders = (families: readonly DemoFamily[]): Mail[] =>
  families
    .filter(({ index }) => index % 97 === 44)
    .flatMap((family) => {
      const [first] = family.guardians;
      if (!first) return [];
      const students = family.students.map(({ row }) => row.first_name);
      const sending = { event: `re-enrolment.reminder:${family.row.id}`, kind: 're-enrolment.reminder', at: daysAgo(1, '16:00') };
      return mail(family, first, sending, reminderMail(students)).map(
        (row): Mail => ({ ...row, state: 'pending', attempts: 0, next_attempt_at: instant('2027-01-18', '08:00'), sent_at: null }),
      );
    });

/** Some of the September e-mails did not arrive, and one was stopped. */
function spoil(mails: Mail[]): void {
  const identifiers = mails.filter((row) => row.kind === 'accounts.identifier');
  const failures = ['550 5.1.1 Adresse inconnue', '552 5.2.2 Boîte pleine'];
  for (const [i, last_error] of failures.entries())
    Object.assign(identifiers[20 + i] ?? {}, { state: 'dead', attempts: 9, last_error, sent_at: null });
  Object.assign(identifiers[30] ?? {}, { state: 'cancelled', attempts: 0, sent_at: null });
}

const identifierRun = (): Row<'mailing'> => ({
  id: idOf('mailing', 'identifiers'),
  site_id: null,
  template_id: null,
  campaign_id: null,
  kind: 'identifiers',
  name: 'Identifiants de rentrée 2026',
  selection: null,
  state: 'done',
  made_by: idOf('staff', 'sonia'),
  created_at: daysAgo(70, '09:00'),
  ended_at: daysAgo(40, '17:00'),
});

const withAccount = (family: DemoFamily) => family.guardians.filter((guardian) => guardian.account !== null);

const recipients = (family: DemoFamily): Row<'mailing_recipient'>[] =>
  withAccount(family).map(({ row, account }) => ({
    mailing_id: idOf('mailing', 'identifiers'),
    guardian_id: row.id,
    channel: row.email ? 'email' : 'letter',
    state: 'done',
    outbox_id: row.email && account ? idOf('outbox', `identifier:${account.id}>${row.email}`) : null,
    reason: null,
    done_at: account?.identifier_sent_at ?? null,
  }));

const letters = (family: DemoFamily): Row<'letter'>[] =>
  withAccount(family)
    .filter(({ row }) => !row.email)
    .map(({ row, account }) => ({
      id: idOf('letter', row.id),
      site_id: family.row.site_id,
      family_id: family.row.id,
      guardian_id: row.id,
      mailing_id: idOf('mailing', 'identifiers'),
      kind: 'identifier',
      made_by: idOf('staff', 'sonia'),
      made_at: account?.identifier_sent_at ?? instant(addDays(TODAY, -50), '09:30'),
    }));

const noticesSeen = (family: DemoFamily): Row<'notice_seen'>[] =>
  withAccount(family).flatMap(({ account }) =>
    account?.first_login_at
      ? [{ notice_id: idOf('notice', 'family'), account_id: account.id, place: 'first-login', seen_at: account.first_login_at }]
      : [],
  );
