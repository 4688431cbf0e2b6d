import type { invoices } from '../../../../shared/contract/invoices.ts';
import type { VerbsOf } from '../../context.ts';
import { credit } from './credit.ts';
import { create, remove, save } from './draft.ts';
import { get } from './get.ts';
import { issue } from './issue.ts';
import { drafts, list, years } from './list.ts';
import { creditNote, creditNotePdf, pdf, print, printing, stopPrinting } from './papers.ts';
import { bill, preview } from './run.ts';
import { saveSettings, settings } from './settings.ts';
import { statement } from './statement.ts';

export const invoiceVerbs: VerbsOf<keyof typeof invoices> = {
  'invoices.list': list,
  'invoices.get': get,
  'invoices.create': create,
  'invoices.save': save,
  'invoices.remove': remove,
  'invoices.issue': issue,
  'invoices.drafts': drafts,
  'invoices.credit': credit,
  'invoices.preview': preview,
  'invoices.bill': bill,
  'invoices.years': years,
  'invoices.pdf': pdf,
  'invoices.creditNote': creditNote,
  'invoices.creditNotePdf': creditNotePdf,
  'invoices.print': print,
  'invoices.printing': printing,
  'invoices.stopPrinting': stopPrinting,
  'invoices.statement': statement,
  'invoices.settings': settings,
  'invoices.saveSettings': saveSettings,
};
