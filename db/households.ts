import { setImmediate as breathe } from 'node:timers/promises';
import { dayOf } from '../shared/dates.ts';
import { type Calendar, type Household, schoolYears } from './asked-documents.ts';
import { openCampaigns } from './campaigns.ts';
import type { LiveDocument } from './documents.ts';
import { exemptionsSaid } from './exemptions.ts';
import { factsOf } from './facts.ts';
import type { ReadDb } from './open.ts';
import { studentsOf } from './students.ts';

// Every family of a site as far as documents are concerned: what one family's page reads, read for hundreds at a time.

export interface SiteHousehold extends Household {
  familyId: string;
  familyName: string;
}

/** Families read at once; between two lots whoever else waits for the service is answered. */
const LOT = 100;

export const calendarAt = async (db: ReadDb, now: Date): Promise<Calendar> => ({ today: dayOf(now), years: await schoolYears(db) });

/** The families of a site by name, a lot at a time. */
export async function* householdsOf(db: ReadDb, siteId: string, now: Date): AsyncGenerator<SiteHousehold[]> {
  const families = await db
    .selectFrom('family')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .orderBy('search_key')
    .orderBy('id')
    .execute();
  for (let at = 0; at < families.length; at += LOT) {
    yield await householdsFor(db, families.slice(at, at + LOT), now);
    await breathe();
  }
}

async function householdsFor(db: ReadDb, families: readonly { id: string; name: string }[], now: Date): Promise<SiteHousehold[]> {
  const ids = families.map(({ id }) => id);
  const students = await studentsOf(db, ids);
  const studentIds = students.map(({ id }) => id);
  const facts = await factsOf(db, studentIds, dayOf(now));
  const campaigns = await openCampaigns(db, studentIds, now, facts);
  const ofFamily = grouped(students);
  const documents = grouped(await liveDocuments(db, ids));
  const exemptions = grouped(await exemptionsSaid(db, ids));
  return families.map(({ id, name }) => ({
    familyId: id,
    familyName: name,
    students: ofFamily.get(id) ?? [],
    facts,
    campaigns,
    documents: documents.get(id) ?? [],
    exemptions: exemptions.get(id) ?? [],
  }));
}

function grouped<T extends { family_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.family_id);
    if (group) group.push(row);
    else groups.set(row.family_id, [row]);
  }
  return groups;
}

/** All that counts, the oldest first. Of the files only those that wait for their examination: no more is asked of them here. */
async function liveDocuments(db: ReadDb, familyIds: readonly string[]): Promise<(LiveDocument & { family_id: string })[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('school_year', 'school_year.id', 'document.school_year_id')
    .select(['document.id', 'document.family_id', 'document.required_document_id', 'document.student_id', 'document.account_id'])
    .select(['document.state', 'document.issued_on', 'document.valid_until', 'document.given_at', 'document.reason'])
    .select('school_year.starts_on as year_starts_on')
    .where('document.family_id', 'in', familyIds)
    .execute();
  const waiting = await db
    .selectFrom('document_file as file')
    .innerJoin('document', 'document.id', 'file.document_id')
    .select(['file.id', 'file.document_id', 'file.blob_id', 'file.file_name', 'file.size_bytes', 'file.given_at', 'file.examined_at'])
    .select('file.account_id')
    .where('document.family_id', 'in', familyIds)
    .where('file.examined_at', 'is', null)
    .execute();
  // asked for in the query, the state would make SQLite read every document there is: most of them count
  const counting = rows.filter(({ state }) => state !== 'replaced' && state !== 'withdrawn');
  counting.sort((a, b) => (a.given_at === b.given_at ? (a.id < b.id ? -1 : 1) : a.given_at < b.given_at ? -1 : 1));
  return counting.map((row) => ({
    ...row,
    state: row.state as LiveDocument['state'],
    files: waiting.filter(({ document_id }) => document_id === row.id).map((file) => ({ ...file, kept_from_others: false })),
  }));
}
