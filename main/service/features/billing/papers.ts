import { notFound } from '../../../../shared/refusal.ts';
import type { ReadVerb } from '../../context.ts';
import { readCreditNotePaper, readInvoicePaper, readReceiptPaper } from './read.ts';

// The duplicates that a family opens.

export const invoice: ReadVerb<'billing.invoice'> = async ({ db, actor }, { id }) => {
  const paper = await readInvoicePaper(db, actor, id);
  if (!paper) throw notFound('Cette facture');
  return paper;
};

export const creditNote: ReadVerb<'billing.creditNote'> = async ({ db, actor }, { id }) => {
  const paper = await readCreditNotePaper(db, actor, id);
  if (!paper) throw notFound('Cet avoir');
  return paper;
};

export const receipt: ReadVerb<'billing.receipt'> = async ({ db, actor }, { id }) => {
  const paper = await readReceiptPaper(db, actor, id);
  if (!paper) throw notFound('Ce reçu');
  return paper;
};
