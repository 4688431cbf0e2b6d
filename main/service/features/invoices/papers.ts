import { creditNoteFamily } from '../../../../db/billing-papers.ts';
import { invoiceIds } from '../../../../db/invoice-list.ts';
import { findInvoice } from '../../../../db/invoices.ts';
import type { ReadDb } from '../../../../db/open.ts';
import type { InvoicePaper } from '../../../../shared/contract/billing.ts';
import { dayOf, formatDate } from '../../../../shared/dates.ts';
import { notFound, Refusal } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { type PlainWriteVerb, prepared, type ReadVerb } from '../../context.ts';
import { drawDuplicate, drawPaper } from '../../letters/duplicate.ts';
import { type Printed, printedCreditNote, printedInvoice } from '../../letters/printed.ts';
import type { RunLetter } from '../../letters/run.ts';
import { readCreditNotePaper, readInvoicePaper } from '../billing/read.ts';
import { requireIssued } from './find.ts';
import { found } from './list.ts';

/** As it was issued, or as the family opens it again with what was paid since. */
export const pdf: ReadVerb<'invoices.pdf'> = async ({ db }, { id, duplicate }) => {
  const { family_id } = await requireIssued(db, id);
  const paper = await readInvoicePaper(db, { familyId: family_id, guardianId: null }, id);
  if (!paper) throw notFound('Cette facture');
  const printed = printedInvoice(duplicate ? paper : original(paper));
  return { fileName: cleanFileName(printed.fileName), pdf: await (duplicate ? drawDuplicate : drawPaper)(printed) };
};

/** What was done about it since is no part of the invoice. */
const original = (paper: InvoicePaper): InvoicePaper => ({ ...paper, movements: [], leftCents: paper.totalCents });

export const creditNote: ReadVerb<'invoices.creditNote'> = ({ db }, { id }) => requireCreditNote(db, id);

export const creditNotePdf: ReadVerb<'invoices.creditNotePdf'> = async ({ db }, { id }) => {
  const printed = printedCreditNote(await requireCreditNote(db, id));
  return { fileName: cleanFileName(printed.fileName), pdf: await drawPaper(printed) };
};

async function requireCreditNote(db: ReadDb, id: string) {
  const family = await creditNoteFamily(db, id);
  const paper = family && (await readCreditNotePaper(db, { familyId: family.familyId, guardianId: null }, id));
  if (!paper) throw notFound('Cet avoir');
  return paper;
}

/** As many as a printer takes in a day. */
const MOST = 20_000;

interface Drawn {
  pdf: Uint8Array<ArrayBuffer>;
  count: number;
}

/** Many invoices as they were issued, in one PDF in order of their numbers, drawn aside before the transaction that notes it. */
export const print = prepared<'invoices.print', Drawn>(
  async (ctx, { name, search, ...where }) => {
    const { db, clock } = ctx;
    const today = dayOf(clock.now());
    const ids = await invoiceIds(db, { ...where, ...found(search), today }, MOST);
    const letters: RunLetter[] = [];
    for (const id of ids) {
      const printed = await printedOf(db, id);
      if (printed) letters.push({ kind: 'paper', printed });
    }
    if (letters.length === 0) throw new Refusal('conflict', 'Aucune de ces factures n’est émise : il n’y a rien à imprimer.');
    const author = letters[0]?.kind === 'paper' ? (letters[0].printed.issuer[0] ?? '') : '';
    const announce = () => ctx.later('invoices drawn', async (after) => after.announce(['billing']));
    const drawn = await ctx.letters.draw(`invoices ${name}`, { title: 'Factures', author, day: today, letters }, announce);
    return { pdf: drawn, count: letters.length };
  },

  async (ctx, _, { pdf: bytes, count }) => {
    await ctx.record({ subjectKind: 'invoice', subjectId: null, details: { count } });
    ctx.tell('history');
    return { fileName: cleanFileName(`Factures - ${formatDate(ctx.clock.now()).replaceAll('/', '-')}.pdf`), pdf: bytes, count };
  },
);

async function printedOf(db: ReadDb, id: string): Promise<Printed | null> {
  const invoice = await findInvoice(db, id);
  if (invoice?.state !== 'issued') return null;
  const paper = await readInvoicePaper(db, { familyId: invoice.family_id, guardianId: null }, id);
  return paper ? printedInvoice(original(paper)) : null;
}

export const printing: ReadVerb<'invoices.printing'> = async ({ letters }, { name }) => ({
  standing: letters.standing(`invoices ${name}`),
});

export const stopPrinting: PlainWriteVerb<'invoices.stopPrinting'> = async (ctx, { name }) => {
  if (!ctx.letters.cancel(`invoices ${name}`)) throw new Refusal('conflict', 'Ces factures ne sont pas en préparation.');
  await ctx.record({ subjectKind: 'invoice', subjectId: null });
  ctx.tell('history');
  return {};
};
