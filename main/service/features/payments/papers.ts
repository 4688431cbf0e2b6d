import { booksOf } from '../../../../db/billing.ts';
import { findReceipt } from '../../../../db/billing-papers.ts';
import { findFamily } from '../../../../db/families.ts';
import { familyOfPayment, studentsTaught } from '../../../../db/payers.ts';
import { findSite } from '../../../../db/sites.ts';
import { dayOf } from '../../../../shared/dates.ts';
import { notFound, Refusal, refuseField } from '../../../../shared/refusal.ts';
import { cleanFileName } from '../../../../shared/rules/file-name.ts';
import { counts, type Payment, sum } from '../../../../shared/rules/ledger-books.ts';
import type { ReadVerb } from '../../context.ts';
import { drawPaper } from '../../letters/duplicate.ts';
import { type Printed, printedReceipt } from '../../letters/printed.ts';
import { issuerOf, payersOf } from './parties.ts';
import { printedCertificate } from './printed.ts';

export const receipt: ReadVerb<'payments.receipt'> = async ({ db }, { id }) => {
  const found = await findReceipt(db, id);
  const familyId = found && (await familyOfPayment(db, found.payment_id));
  if (!found || !familyId) throw notFound('Ce reçu');
  const books = await booksOf(db, familyId);
  const payment = books.payments.find((one) => one.id === found.payment_id);
  if (!payment) throw notFound('Ce reçu');
  const numbers = new Map(books.invoices.map((invoice) => [invoice.id, invoice.number]));
  return asPdf(
    printedReceipt({
      id,
      number: found.number,
      ledger: payment.ledger,
      issuedOn: found.issued_on,
      issuer: linesOf(found.issuer ?? (await issuerOf(db, found.site_id))),
      client: { name: found.client_name, address: linesOf(found.client_address ?? '') },
      wording: found.wording,
      paidOn: payment.paidOn,
      method: payment.method,
      operationNumber: payment.operationNumber,
      amountCents: payment.cents,
      void: !counts(payment),
      pays: books.allocations.flatMap(({ paymentId, invoiceId, cents }) =>
        paymentId === payment.id ? [{ number: numbers.get(invoiceId) ?? '', cents }] : [],
      ),
      balanceLeftCents: found.balance_left_cents,
    }),
  );
};

export const certificate: ReadVerb<'payments.certificate'> = async ({ db, clock }, { familyId, guardianId, from, to }) => {
  if (to < from) throw refuseField('to', 'La fin vient après le début.');
  const family = await findFamily(db, familyId);
  const site = family && (await findSite(db, family.site_id));
  if (!site) throw notFound('Cette famille');
  const payers = await payersOf(db, familyId);
  const client = guardianId ? payers.find(({ id }) => id === guardianId) : payers[0];
  if (!client) throw refuseField('guardianId', 'Choisissez à qui l’attestation est remise.');
  const books = await booksOf(db, familyId);
  // what the other parent has paid is not theirs to be told, and they have not paid it (RGPD-7.9)
  const isTheirs = (payment: Payment) => payment.guardianId === null || payment.guardianId === client.id;
  const within = (day: string) => day >= from && day <= to;
  const paid = books.payments.filter((payment) => counts(payment) && isTheirs(payment) && within(payment.paidOn));
  if (paid.length === 0) throw new Refusal('conflict', 'Aucun règlement reçu sur cette période : rien à attester.');
  const ids = new Set(books.payments.flatMap((payment) => (isTheirs(payment) ? payment.id : [])));
  const given = books.refunds.filter(({ paymentId, refundedOn }) => within(refundedOn) && (paymentId === null || ids.has(paymentId)));
  const students = await studentsTaught(db, familyId);
  return asPdf(
    printedCertificate({
      issuer: linesOf(await issuerOf(db, site.id)),
      place: site.city,
      client: { name: client.name, address: linesOf(client.address) },
      students: students.map((student) => `${student.first_name} ${student.last_name}`),
      from,
      to,
      day: dayOf(clock.now()),
      rows: paid.map(({ paidOn, method, wording, receiptNumber, cents }) => ({
        on: paidOn,
        method,
        wording: wording ?? 'Règlement',
        receipt: receiptNumber,
        cents,
      })),
      totalCents: sum(paid),
      refundedCents: sum(given),
    }),
  );
};

const asPdf = async (printed: Printed) => ({ fileName: cleanFileName(printed.fileName), pdf: await drawPaper(printed) });

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
