import type { Row } from '../tables.ts';
import type { DemoInvoice } from './invoices.ts';

export interface Paid {
  invoice: DemoInvoice;
  row: Row<'payment'>;
}
/** All that is paid, corrected and reminded, before it is written. */
export interface Books {
  paid: Paid[];
  instalments: Row<'instalment'>[];
  creditNotes: Row<'credit_note'>[];
  creditLines: Row<'credit_note_line'>[];
  reminders: Row<'payment_reminder'>[];
  online: Row<'online_payment'>[];
  onlineInvoices: Row<'online_payment_invoice'>[];
  refunds: Row<'refund'>[];
}
