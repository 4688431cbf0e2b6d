import type { DemoAccounts } from '../../shared/contract/office.ts';
import { familyCounter } from '../families.ts';
import type { WriteDb } from '../open.ts';
import { accountsFile } from './accounts-file.ts';
import { seedAttendance } from './attendance.ts';
import { daysAgo } from './calendar.ts';
import { seedCampaigns } from './campaigns.ts';
import { type DemoCourse, seedCourses } from './courses.ts';
import { seedDocuments } from './documents.ts';
import { seedEvaluations } from './evaluations.ts';
import { issueInvoices, seedInvoices } from './invoices.ts';
import { seedMessages } from './messages.ts';
import type { Demo, DemoFamily } from './model.ts';
import { type Seal, seedNextYearDocuments } from './next-year-documents.ts';
import { seedSites, seedStaff, seedWording } from './office.ts';
import { idOf } from './organisation.ts';
import { FAMILIES_WITH_OWN_PASSWORD, SHARED_PASSWORD, STAFF_PASSWORDS } from './passwords.ts';
import { seedPastYears } from './past-years.ts';
import { seedPayments } from './payments.ts';
import { planFamilies } from './people.ts';
import { seedReferenceLists } from './reference-lists.ts';
import { seedRentals } from './rentals.ts';
import { seedRepertoire } from './repertoire.ts';
import { seedRequests } from './requests.ts';
import { seedRequiredDocuments } from './required-documents.ts';
import { insertRows } from './rows.ts';
import { seedSiteBilling } from './site-billing.ts';
import { seedTariffs } from './tariffs.ts';
import { writeTrail } from './trail.ts';

export const DEMO_FAMILIES = 60;

/** Hashes made beforehand by password (see `demoPasswords`), or what makes them one by one. */
export type Hashes = ReadonlyMap<string, string> | ((password: string) => Promise<string> | string);

/** Every password that a demonstration of that many families needs a hash of: hash them in parallel, before the transaction. */
export function demoPasswords(families: number = DEMO_FAMILIES): string[] {
  const own = planFamilies(Math.min(families, FAMILIES_WITH_OWN_PASSWORD)).flatMap(({ guardians }) =>
    guardians.flatMap((g) => g.password ?? []),
  );
  const shared = families > FAMILIES_WITH_OWN_PASSWORD ? [SHARED_PASSWORD] : [];
  return [...new Set([...Object.values(STAFF_PASSWORDS), ...own, ...shared])];
}

/**
 * Fills an empty store with the demonstration conservatory, always the same for the same number of families, and gives its accounts
 * with their passwords. The clock and chance play no part, but for the salts of the history and the nonces of `seal`, without which the
 * demonstration has no documents that open.
 */
export async function seedDemonstration(
  db: WriteDb,
  { families: count = DEMO_FAMILIES, hash, seal }: { families?: number; hash: Hashes; seal?: Seal },
): Promise<DemoAccounts> {
  const hashes = await hashAll(demoPasswords(count), hash);
  const families = planFamilies(count);
  await seedSites(db);
  const staff = await seedStaff(db, (key) => hashes(STAFF_PASSWORDS[key]));
  await seedWording(db);
  await seedReferenceLists(db);
  await seedFamilies(db, families, hashes);
  const demo: Demo = { db, families, staff, trail: [], counters: new Map() };
  const courses = await seedCourses(demo);
  await seedAttendance(demo, courses);
  await seedEvaluations(demo, courses);
  await seedPastYears(demo);
  await seedRepertoire(demo);
  const answering = await seedCampaigns(demo, courses);
  await seedRequiredDocuments(demo);
  await seedDocuments(demo);
  await seedNextYearDocuments(demo, seal);
  await seedMoney(demo, courses);
  const requests = await seedRequests(demo);
  await seedMessages(demo, requests);
  await writeTrail(demo, requests);
  await seedCounters(demo);
  const asking = requests.filter(({ row }) => row.state === 'pending').map(({ family }) => family);
  return accountsFile(demo, new Set([...answering, ...asking]));
}

async function seedMoney(demo: Demo, courses: readonly DemoCourse[]): Promise<void> {
  await seedTariffs(demo);
  await seedSiteBilling(demo.db, [idOf('site', 'centre'), idOf('site', 'alpes')], daysAgo(400, '09:00'));
  const rentals = await seedRentals(demo, courses);
  const invoices = await seedInvoices(demo, rentals);
  await seedPayments(demo, invoices);
  await issueInvoices(demo, invoices);
}

/** Numbers go on where the demonstration stops. */
async function seedCounters({ db, families, counters }: Demo): Promise<void> {
  for (const { row } of families) counters.set(familyCounter(row.site_id), Number(row.number));
  const used = [...counters].filter(([, value]) => value > 0);
  await insertRows(
    db,
    'counter',
    used.map(([name, value]) => ({ name, value })),
  );
}

async function hashAll(passwords: readonly string[], hash: Hashes): Promise<(password: string) => string> {
  const known = new Map<string, string>();
  for (const password of passwords) {
    const made = typeof hash === 'function' ? await hash(password) : hash.get(password);
    if (made === undefined) throw new Error('the hashes given leave a password of the demonstration out');
    known.set(password, made);
  }
  return (password) => {
    const made = known.get(password);
    if (made === undefined) throw new Error('a password of the demonstration was not hashed');
    return made;
  };
}

async function seedFamilies(db: WriteDb, families: readonly DemoFamily[], hashOf: (password: string) => string): Promise<void> {
  const guardians = families.flatMap((family) => family.guardians);
  for (const { account, password } of guardians) if (account && password) account.password_hash = hashOf(password);
  await insertRows(
    db,
    'family',
    families.map((family) => family.row),
  );
  await insertRows(
    db,
    'guardian',
    guardians.map((guardian) => guardian.row),
  );
  await insertRows(
    db,
    'student',
    families.flatMap((family) => family.students.map((student) => student.row)),
  );
  await insertRows(
    db,
    'account',
    guardians.flatMap((guardian) => guardian.account ?? []),
  );
}
