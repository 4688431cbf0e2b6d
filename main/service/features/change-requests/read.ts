import { fieldsOf, personOf, standingRequests } from '../../../../db/change-requests.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { fieldLabel, inSheetOrder } from '../../../../shared/rules/sheets.ts';
import type { FamilyActor } from '../../context.ts';
import { fieldModes } from '../field-settings/read.ts';
import { hiddenFrom } from './hidden.ts';

type Named = { readonly id: string; readonly name: string };
type News = Pick<OutputOf<'home.show'>, 'waiting' | 'refused'>;

/**
 * What a responsable should know of the own sheet and of the students' (all those of the family): what waits, and what the last answer
 * refused.
 */
export async function sheetNews(db: ReadDb, { familyId, guardianId, siteId }: FamilyActor, named: readonly Named[]): Promise<News> {
  const students = new Map(named.map(({ id, name }) => [id, { id, name }]));
  const requests = (await standingRequests(db, familyId)).filter((request) => {
    const { subject, id } = personOf(request);
    return subject === 'guardian' ? id === guardianId : students.has(id);
  });
  if (requests.length === 0) return { waiting: [], refused: [] };
  const hidden = await hiddenFrom(db, guardianId, { subject: 'student', familyId });
  const modes = { guardian: await fieldModes(db, 'guardian', siteId), student: await fieldModes(db, 'student', siteId) };
  const fields = await fieldsOf(
    db,
    requests.map(({ id }) => id),
  );
  const news: News = { waiting: [], refused: [] };
  for (const request of requests) {
    const { subject, id } = personOf(request);
    const isSeen = (field: string) => modes[subject][field] !== 'hidden' && (subject === 'guardian' || !hidden.has(field));
    const asked = fields.filter((f) => f.request_id === request.id && isSeen(f.field));
    const seen = inSheetOrder(subject, asked).map((f) => ({ ...f, label: fieldLabel(subject, f.field) }));
    const student = students.get(id) ?? null;
    if (request.state === 'pending' && seen.length > 0)
      news.waiting.push({ id: request.id, createdAt: request.created_at, student, fields: seen.map(({ label }) => label) });
    for (const { field, label, decision, reason } of seen)
      if (decision === 'refused') news.refused.push({ field, label, student, reason: reason ?? '', decidedAt: request.decided_at ?? '' });
  }
  return news;
}
