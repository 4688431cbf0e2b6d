import { fullName } from '../../shared/rules/names.ts';
import { type HistoryEntry, recordHistory } from '../history.ts';
import { answersTrail } from './answers-trail.ts';
import type { DemoRequest } from './asking.ts';
import { daysAgo } from './calendar.ts';
import { type Demo, isDetailed } from './model.ts';
import { idOf } from './organisation.ts';

/** Writes what the history tells, oldest first. */
export async function writeTrail(demo: Demo, requests: readonly DemoRequest[]): Promise<void> {
  const { db, families, staff, trail } = demo;
  const by = (key: keyof Demo['staff']): HistoryEntry['actor'] => ({ kind: 'staff', id: staff[key].id, name: staff[key].name });
  const entries = [
    ...trail,
    ...(await answersTrail(demo)),
    ...requests.flatMap((request) => aboutRequest(request, by)),
    ...families.filter(isDetailed).flatMap((family) =>
      family.guardians.flatMap(({ row, account }) =>
        account?.identifier_sent_at
          ? [
              {
                at: new Date(account.identifier_sent_at),
                actor: by('sonia'),
                verb: row.email ? 'accounts.sendIdentifier' : 'accounts.letter',
                subjectKind: 'guardian',
                subjectId: row.id,
                familyId: family.row.id,
                siteId: family.row.site_id,
                details: { identifier: account.identifier },
              },
            ]
          : [],
      ),
    ),
    ...yesterday(families, by),
  ];
  entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const entry of entries) await recordHistory(db, entry);
}

function aboutRequest(
  { row, fields, family, guardian, student }: DemoRequest,
  by: (key: keyof Demo['staff']) => HistoryEntry['actor'],
): HistoryEntry[] {
  const about = { subjectKind: 'change-request', subjectId: row.id, familyId: row.family_id, siteId: family.row.site_id };
  const asker: HistoryEntry['actor'] = { kind: 'family', accountId: row.account_id, name: fullName(guardian.row) };
  const details = { number: row.number, subject: row.subject, ...(student && { student: fullName(student.row) }) };
  const lines: HistoryEntry[] = [
    {
      ...about,
      at: new Date(row.created_at),
      actor: asker,
      verb: 'changeRequests.request',
      details: { ...details, fields: fields.map(({ field }) => field), amended: false },
    },
  ];
  if (row.state === 'withdrawn')
    lines.push({ ...about, at: new Date(row.updated_at), actor: asker, verb: 'changeRequests.withdraw', details });
  if (row.decided_at) {
    const decisions = Object.fromEntries(fields.map(({ field, decision }) => [field, decision]));
    const decider = by(row.decided_by === idOf('staff', 'sonia') ? 'sonia' : 'marc');
    lines.push({
      ...about,
      at: new Date(row.decided_at),
      actor: decider,
      verb: 'changeRequests.decide',
      details: { ...details, decisions },
    });
  }
  return lines;
}

/** Sonia put Claire Bernard's address right after the family had written the old one: the queue shows three values. */
function yesterday(families: Demo['families'], by: (key: keyof Demo['staff']) => HistoryEntry['actor']): HistoryEntry[] {
  const [first] = families;
  const guardian = first?.guardians[0]?.row;
  if (!first || !guardian) return [];
  return [
    {
      at: new Date(daysAgo(0, '17:25')),
      actor: by('sonia'),
      verb: 'families.editGuardian',
      subjectKind: 'guardian',
      subjectId: guardian.id,
      familyId: first.row.id,
      siteId: first.row.site_id,
      details: { fields: ['addressLine'] },
    },
  ];
}
