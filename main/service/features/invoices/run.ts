import { setImmediate as breathe } from 'node:timers/promises';
import { billedLines } from '../../../../db/billed-lines.ts';
import { familiesToBill, guardiansOfFamilies } from '../../../../db/invoice-runs.ts';
import { type DraftContent, findInvoice, insertDraft, totalOf } from '../../../../db/invoices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { type PricedFamily, pricedFamilies } from '../../../../db/pricing-facts.ts';
import { findSiteBilling } from '../../../../db/site-billing.ts';
import type { Row } from '../../../../db/tables.ts';
import { findSchoolYear, tariffsInUse } from '../../../../db/tariffs.ts';
import type { ParsedInputOf } from '../../../../shared/contract/index.ts';
import type { BilledFamily } from '../../../../shared/contract/invoices.ts';
import { addDays, dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import {
  type BilledLine,
  isBilled,
  linesOfSlice,
  type RunLine,
  type SchoolYear,
  sliceWords,
} from '../../../../shared/rules/invoice-runs.ts';
import { sliceCount, sliceDays, splitInstalments } from '../../../../shared/rules/invoices.ts';
import { priceOf, type Tariff } from '../../../../shared/rules/tariffs.ts';
import type { PlainWriteVerb, ReadVerb } from '../../context.ts';
import { requireFamily } from './find.ts';
import { clientOf, defaultClient } from './heading.ts';
import { issueIt } from './issue.ts';

type Run = Pick<ParsedInputOf<'invoices.bill'>, 'schoolYearId' | 'ledger' | 'period' | 'rank'>;

/** Families looked at before whoever else waits for the service is answered. */
const LOT = 100;

/** Who would be invoiced for what, family by family, by name. */
export const preview: ReadVerb<'invoices.preview'> = async ({ db }, { siteId, ...run }) => {
  const year = await requireYear(db, run);
  const rows: BilledFamily[] = [];
  const families = await familiesToBill(db, siteId);
  const tariffs = new Map<string, Tariff[]>();
  for (let at = 0; at < families.length; at += LOT) {
    const lot = families.slice(at, at + LOT);
    const ids = lot.map(({ id }) => id);
    const facts = await pricedFamilies(db, ids, year);
    const billed = await billedLines(db, ids, run.ledger);
    const guardians = await guardiansOfFamilies(db, ids);
    for (const family of lot) {
      const known = facts.find(({ id }) => id === family.id);
      const inUse = tariffs.get(family.siteId) ?? (await tariffsInUse(db, family.siteId, run.schoolYearId));
      tariffs.set(family.siteId, inUse);
      if (!known) continue;
      const bill = billOf(known, inUse, billed.get(family.id) ?? [], run, year);
      if (bill.lines.length === 0 && bill.already === 0 && bill.unpriced.length === 0) continue;
      rows.push(asRow(family, guardians.get(family.id) ?? [], bill));
    }
    await breathe();
  }
  return { rows, ...sliceDays(run, year) };
};

type Listed = Awaited<ReturnType<typeof familiesToBill>>[number];

function asRow(family: Listed, guardians: readonly Row<'guardian'>[], { lines, already, unpriced }: Bill): BilledFamily {
  const cents = lines.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const client = clientOrWhyNot(guardians);
  return {
    id: family.id,
    familyName: family.name,
    familyNumber: family.number,
    siteName: family.siteName,
    clientName: client instanceof Refusal ? family.name : client.name,
    cents,
    lines: lines.map(({ wording, totalCents, explanation }) => ({ wording, cents: totalCents, explanation: [...explanation] })),
    already,
    unpriced,
    obstacle: obstacleOf({ lines, already, unpriced }, cents) ?? (client instanceof Refusal ? client.message : null),
  };
}

function clientOrWhyNot(guardians: readonly Row<'guardian'>[]) {
  try {
    return clientOf(guardians, defaultClient(guardians));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** One family's invoice of a run, drawn up again from the facts at this moment: what was invoiced since is not invoiced twice. */
export const bill: PlainWriteVerb<'invoices.bill'> = async (ctx, { familyId, dueOn, parts, issue, tellFamily, ...run }) => {
  const { db, clock } = ctx;
  const year = await requireYear(db, run);
  const { family, guardians } = await requireFamily(db, familyId);
  const [facts] = await pricedFamilies(db, [familyId], year);
  if (!facts) throw notFound('Cette famille');
  const billed = (await billedLines(db, [familyId], run.ledger)).get(familyId) ?? [];
  const made = billOf(facts, await tariffsInUse(db, family.site_id, run.schoolYearId), billed, run, year);
  const cents = made.lines.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const obstacle = obstacleOf(made, cents);
  if (obstacle) throw new Refusal('conflict', obstacle);
  const days = sliceDays(run, year);
  const words = sliceWords(run, year);
  const due = dueOn ?? addDays(dayOf(clock.now()), (await findSiteBilling(db, family.site_id))?.due_days ?? 30);
  const content: DraftContent = {
    ledger: run.ledger,
    guardianId: defaultClient(guardians),
    schoolYearId: run.schoolYearId,
    wording: `${run.ledger === 'cotisation' ? 'Cotisation' : 'Location'} ${year.label}${words === null ? '' : `, ${words}`}`,
    periodFromOn: days.from,
    periodToOn: days.to,
    dueOn: due,
    lines: made.lines.map(({ from, to, ...line }) => ({ ...line, periodFromOn: from, periodToOn: to })),
    instalments: parts > 1 ? splitInstalments(cents, parts, due) : [],
  };
  const id = await insertDraft(db, { ...content, siteId: family.site_id, familyId, madeBy: ctx.actor.id }, clock.now().toISOString());
  await ctx.record({ subjectKind: 'invoice', subjectId: id, familyId, siteId: family.site_id, details: { cents: totalOf(content.lines) } });
  ctx.tell('billing', 'history');
  if (!issue) return { id, number: null };
  const draft = await findInvoice(db, id);
  if (!draft) throw new Error(`the draft ${id} is not in its own transaction`);
  return { id, number: await issueIt(ctx, draft, tellFamily) };
};

interface Bill {
  lines: RunLine[];
  already: number;
  unpriced: string[];
}

function billOf({ facts }: PricedFamily, tariffs: readonly Tariff[], billed: readonly BilledLine[], run: Run, year: SchoolYear): Bill {
  const price = priceOf({ ...facts, period: run.period }, tariffs);
  const charged = linesOfSlice(
    price.lines.filter(({ ledger }) => ledger === run.ledger),
    run,
    year,
    facts.rentals,
  );
  const lines = charged.filter((line) => !isBilled(line, billed));
  // what is said of rentals is said where rentals are invoiced
  const unpriced = price.unpriced.filter(({ rentalId }) => (rentalId !== null) === (run.ledger === 'location'));
  return { lines, already: charged.length - lines.length, unpriced: unpriced.map(({ sentence }) => sentence) };
}

function obstacleOf({ lines, already, unpriced }: Bill, cents: number): string | null {
  if (lines.length === 0)
    return already > 0 ? 'Tout est déjà facturé.' : (unpriced[0] ?? 'Aucun cours ni location à facturer sur cette période.');
  return cents <= 0 ? 'Rien à payer : le total est de 0 €.' : null;
}

async function requireYear(db: ReadDb, { schoolYearId, period, rank }: Run): Promise<SchoolYear & { id: string }> {
  const year = await findSchoolYear(db, schoolYearId);
  if (!year) throw refuseField('schoolYearId', 'Cette année scolaire n’existe pas ou n’existe plus.', 'not-found');
  const days = { startsOn: year.starts_on, endsOn: year.ends_on };
  if (rank > sliceCount(period, days)) throw refuseField('rank', 'Cette année scolaire n’a pas tant de périodes.');
  return { id: year.id, label: year.label, ...days };
}
