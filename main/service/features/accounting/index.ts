import Papa from 'papaparse';
import { exportedLines, findExport, insertExport, listExports, newEvents } from '../../../../db/accounting.ts';
import type { ReadDb } from '../../../../db/open.ts';
import { findSetting, setSetting } from '../../../../db/settings.ts';
import { findSite } from '../../../../db/sites.ts';
import { type AccountingAccounts, accountingAccounts } from '../../../../shared/contract/accounting.ts';
import type { OperationName } from '../../../../shared/contract/index.ts';
import { dayOf, formatDay } from '../../../../shared/dates.ts';
import { editCents, formatCents } from '../../../../shared/money.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { linesOf } from '../../../../shared/rules/accounting.ts';
import type { ReadContext, VerbsOf } from '../../context.ts';

const KEY = 'accounting';
/** Enough to see what an export holds before it is made. */
const SHOWN = 200;

export const accountingVerbs: VerbsOf<Extract<OperationName, `accounting.${string}`>> = {
  'accounting.settings': ({ db }) => readAccounts(db),

  async 'accounting.saveSettings'(ctx, { accounts, version }) {
    const now = await readAccounts(ctx.db);
    if (now.version !== version) throw new Refusal('conflict', 'Ces comptes ont changé depuis que vous les avez ouverts : relisez-les.');
    await setSetting(ctx.db, KEY, { accounts, version: version + 1 }, ctx.clock.now());
    await ctx.record({ subjectKind: 'settings', subjectId: null, details: { ...accounts } });
    ctx.tell('settings', 'billing', 'history');
    return {};
  },

  async 'accounting.preview'(ctx, input) {
    const { events, lines } = await newLines(ctx, input);
    return { lines: lines.slice(0, SHOWN), total: lines.length, events: events.length, amountCents: debitOf(lines) };
  },

  async 'accounting.export'(ctx, { siteId, untilOn }) {
    const { events, lines } = await newLines(ctx, { siteId, untilOn });
    if (lines.length === 0) throw new Refusal('conflict', 'Tout a déjà été exporté jusqu’à cette date.');
    const made = await insertExport(ctx.db, { siteId, untilOn, staffId: ctx.actor.id }, events, lines, ctx.clock.now().toISOString());
    await ctx.record({
      subjectKind: 'accountingExport',
      subjectId: made.id,
      siteId,
      details: { number: made.number, lines: lines.length, amount: formatCents(debitOf(lines)) },
    });
    ctx.tell('billing', 'history');
    return { ...made, lines: lines.length };
  },

  async 'accounting.list'({ db }, { siteId, page, pageSize }) {
    const { rows, total } = await listExports(db, siteId ?? null, { offset: page * pageSize, limit: pageSize });
    return {
      rows: rows.map((row) => ({
        id: row.id,
        number: row.number,
        siteName: row.site_name,
        untilOn: row.until_on,
        lines: row.lines ?? 0,
        totalCents: row.total_cents,
        madeBy: row.made_by_name,
        createdAt: row.created_at,
      })),
      total,
    };
  },

  async 'accounting.file'({ db }, { id }) {
    const found = await findExport(db, id);
    if (!found) throw notFound('Cet export');
    const rows = (await exportedLines(db, id)).map((line) => [
      line.journal,
      formatDay(line.day_on),
      line.account,
      line.auxiliary,
      line.piece,
      line.wording,
      editCents(line.debit_cents),
      editCents(line.credit_cents),
    ]);
    // what families typed must not become a formula where it is opened
    const text = Papa.unparse([HEADS, ...rows], { delimiter: ';', newline: '\r\n', escapeFormulae: true });
    return { fileName: `Ecritures ${found.number}.csv`, csv: new TextEncoder().encode(`\ufeff${text}\r\n`) };
  },
};

const HEADS = ['Journal', 'Date', 'Compte', 'Compte auxiliaire', 'Pièce', 'Libellé', 'Débit', 'Crédit'];

async function newLines({ db, clock }: Pick<ReadContext, 'db' | 'clock'>, where: { siteId: string; untilOn: string }) {
  if (!(await findSite(db, where.siteId))) throw notFound('Ce site');
  if (where.untilOn > dayOf(clock.now())) throw refuseField('untilOn', 'Cette date est à venir.');
  const { accounts } = await readAccounts(db);
  const events = await newEvents(db, where);
  return { events, lines: events.flatMap((event) => linesOf(event, accounts)) };
}

const debitOf = (lines: readonly { debitCents: number }[]): number => lines.reduce((total, { debitCents }) => total + debitCents, 0);

async function readAccounts(db: ReadDb): Promise<{ accounts: AccountingAccounts; version: number }> {
  const kept = (await findSetting(db, KEY)) as { accounts?: unknown; version?: number } | undefined;
  return { accounts: accountingAccounts.catch(accountingAccounts.parse({})).parse(kept?.accounts ?? {}), version: kept?.version ?? 0 };
}
