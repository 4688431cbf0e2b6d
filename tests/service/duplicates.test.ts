import { describe, expect, it } from 'vitest';
import { drawDuplicate } from '../../main/service/letters/duplicate.ts';
import { type Printed, printedCreditNote, printedInvoice, printedReceipt } from '../../main/service/letters/printed.ts';
import type { CreditNotePaper, InvoicePaper, ReceiptPaper } from '../../shared/contract/billing.ts';
import { readPdf } from '../helpers/pdf.ts';

const HEAD = {
  id: '00000000-0000-4000-8000-000000000000',
  ledger: 'cotisation' as const,
  issuedOn: '2026-09-24',
  issuer: ['Conservatoire Hector-Berlioz', '1 place Hector-Berlioz', '38000 GRENOBLE', 'SIRET 000 000 000 00000'],
  client: { name: 'Mme Claire Bernard', address: ['3 place du Marché', '38000 GRENOBLE'] },
};
const INVOICE: InvoicePaper = {
  ...HEAD,
  number: 'F2026-00012',
  wording: 'Cotisation 2026-2027',
  periodFromOn: '2026-09-01',
  periodToOn: '2027-06-30',
  lines: [
    { wording: 'Léo Bernard – Cursus musique', quantityHundredths: 100, unitPriceCents: 123_450, totalCents: 123_450 },
    { wording: 'Łukasz Çağlar – Cours à l’unité', quantityHundredths: 250, unitPriceCents: 2_000, totalCents: 5_000 },
  ],
  totalCents: 128_450,
  vatMention: 'TVA non applicable, art. 261-7-1° du CGI',
  paymentTerms: 'Par chèque à l’ordre du conservatoire.',
  dueOn: '2026-10-24',
  instalments: [],
  movements: [
    { kind: 'payment', date: '2026-10-04', method: 'Chèque', number: '07000002', cents: -100_000 },
    { kind: 'creditNote', date: '2026-11-10', method: null, number: 'A2026-0001', cents: -8_450 },
  ],
  leftCents: 20_000,
};
const RECEIPT: ReceiptPaper = {
  ...HEAD,
  number: 'R2026-00003',
  wording: 'Règlement de la facture F2026-00012 du 24 septembre 2026',
  paidOn: '2026-10-04',
  method: 'Chèque',
  operationNumber: '07000002',
  amountCents: 100_000,
  void: false,
  pays: [{ number: 'F2026-00012', cents: 100_000 }],
  balanceLeftCents: 28_450,
};
const CREDIT_NOTE: CreditNotePaper = {
  ...HEAD,
  number: 'A2026-0001',
  reason: 'Quotient familial reçu après la facturation.',
  invoice: { id: HEAD.id, number: 'F2026-00012', issuedOn: '2026-09-24' },
  lines: [{ wording: 'Cursus musique, tranche 3', totalCents: 8_450 }],
  totalCents: 8_450,
  vatMention: null,
};

const read = async (printed: Printed) => readPdf(await drawDuplicate(printed));
const long = (lines: InvoicePaper['lines']): InvoicePaper => ({ ...INVOICE, lines });
const A4 = { width: 595.28, height: 841.89 };

describe('the duplicate of an invoice', () => {
  it('says who bills whom for what, what was paid and what is left, and that it is a duplicate', async () => {
    const { text, title } = await read(printedInvoice(INVOICE));
    const parts = [
      ['DUPLICATA', 'Facture n° F2026-00012'],
      ['Conservatoire Hector-Berlioz', '1 place Hector-Berlioz', 'SIRET 000 000 000 00000'],
      ['Mme Claire Bernard', '3 place du Marché', '38000 GRENOBLE'],
      ['24 septembre 2026', 'du 1er septembre 2026 au 30 juin 2027', 'À régler avant le', '24 octobre 2026'],
      ['Léo Bernard – Cursus musique', 'Łukasz Çağlar – Cours à l’unité', '2,5', '20,00 €', '50,00 €'],
      ['Règlement du 4 octobre 2026, Chèque, opération n° 07000002', '−1 000,00 €'],
      ['Avoir n° A2026-0001 du 10 novembre 2026', '−84,50 €'],
      ['TVA non applicable, art. 261-7-1° du CGI', 'Règlement : par chèque à l’ordre du conservatoire.', 'page 1 sur 1'],
    ];
    for (const part of parts.flat()) expect(text).toContain(part);
    expect(text).toMatch(/Total de la facture +1 284,50 €/);
    expect(text).toMatch(/Reste à régler : +200,00 €/);
    expect(title).toBe('Facture n° F2026-00012 (duplicata)');
  });

  it('gives the days of its instalments instead of one day', async () => {
    const instalments = [
      { on: '2026-10-15', cents: 64_225 },
      { on: '2027-01-15', cents: 64_225 },
    ];
    const { text } = await read(printedInvoice({ ...INVOICE, instalments }));
    expect(text).toMatch(/15 octobre 2026 +642,25 €/);
    expect(text).toMatch(/15 janvier 2027 +642,25 €/);
    expect(text).not.toContain('24 octobre 2026');
  });

  it('says in words what was paid too much', async () => {
    const { text } = await read(printedInvoice({ ...INVOICE, leftCents: -1_550 }));
    expect(text).toMatch(/Réglé en trop, en votre faveur : +15,50 €/);
  });

  it('goes on over as many pages as it needs: no line is lost or cut, the headers stand on each page', async () => {
    const lines = Array.from({ length: 80 }, (_, i) => ({
      wording: i % 9 === 4 ? `Ligne ${i} ${'avec un libellé bien trop long pour une seule ligne '.repeat(4)}fin-${i}` : `Ligne ${i} courte`,
      quantityHundredths: 100,
      unitPriceCents: 12_345_678,
      totalCents: 12_345_678,
    }));
    const { text, pages, words } = await read(printedInvoice(long(lines)));
    expect(pages).toBeGreaterThan(3);
    const papers = text.split('\f').slice(0, pages);
    for (const [i, paper] of papers.entries()) {
      expect(paper).toContain(`Facture n° F2026-00012 – DUPLICATA – page ${i + 1} sur ${pages}`);
      if (/Ligne \d/.test(paper)) expect(paper).toMatch(/Désignation +Quantité +Prix unitaire +Total/);
    }
    for (let i = 0; i < 80; i++) expect(text).toMatch(new RegExp(i % 9 === 4 ? `fin-${i}\\b` : `Ligne ${i} courte`));
    expect(text.match(/123 456,78 €/g)).toHaveLength(160);
    for (const { text: word, x, right, bottom } of words) {
      expect(x, word).toBeGreaterThan(50);
      expect(right, word).toBeLessThan(A4.width - 50);
      expect(bottom, word).toBeLessThan(A4.height - 25);
    }
  });

  it('never leaves a figure on another page than its wording', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => ({
      wording: `Ligne ${i}`,
      quantityHundredths: 100,
      unitPriceCents: i + 1,
      totalCents: 100_000 + i,
    }));
    const { words } = await read(printedInvoice(long(lines)));
    for (let i = 0; i < 60; i++) {
      const number = words.findIndex(({ text }, at) => text === String(i) && words[at - 1]?.text === 'Ligne');
      const figure = words.find(
        ({ text }) => text === `000,${String(i).padStart(2, '0')}` || text === `1 000,${String(i).padStart(2, '0')}`,
      );
      expect(figure && [figure.page, Math.round(figure.y)]).toEqual([words[number]?.page, Math.round(words[number]?.y ?? -1)]);
    }
  });

  it('is the same, byte for byte, whenever it is opened', async () => {
    const printed = printedInvoice(INVOICE);
    expect(Buffer.from(await drawDuplicate(printed))).toEqual(Buffer.from(await drawDuplicate(printed)));
  });
});

describe('the duplicate of a receipt', () => {
  it('says when, how and how much was paid, for what, and what was left', async () => {
    const { text } = await read(printedReceipt(RECEIPT));
    const parts = ['Reçu n° R2026-00003', 'DUPLICATA', '4 octobre 2026', 'Chèque', '07000002', '1 000,00 €', 'Facture n° F2026-00012'];
    for (const part of [...parts, RECEIPT.wording]) expect(text).toContain(part);
    expect(text).toMatch(/Reste à régler après ce règlement : +284,50 €/);
    expect(text).not.toContain('ne prouve plus');
  });

  it('says that it proves nothing any more once the cheque has come back', async () => {
    const { text } = await read(printedReceipt({ ...RECEIPT, void: true }));
    expect(text).toContain('Ce règlement a été rejeté ou annulé depuis : ce reçu ne prouve plus un règlement.');
  });
});

describe('the duplicate of a credit note', () => {
  it('says which invoice it corrects, why and by how much', async () => {
    const { text } = await read(printedCreditNote(CREDIT_NOTE));
    const parts = [
      'Avoir n° A2026-0001',
      'DUPLICATA',
      'n° F2026-00012 du 24 septembre 2026',
      CREDIT_NOTE.reason,
      'Cursus musique, tranche 3',
    ];
    for (const part of parts) expect(text).toContain(part);
    expect(text).toMatch(/Total de l’avoir +84,50 €/);
  });
});

describe('every duplicate (A11Y-6.13)', () => {
  const papers = [
    ['invoice', printedInvoice(INVOICE)],
    ['receipt', printedReceipt(RECEIPT)],
    ['credit note', printedCreditNote(CREDIT_NOTE)],
    ['invoice of many pages', printedInvoice(long(Array.from({ length: 70 }, () => INVOICE.lines[0]).flatMap((line) => line ?? [])))],
  ] as const;

  it.each(papers)('is sound, tagged, in French, with its title shown and its fonts inside: %s', async (_, printed) => {
    const { check, objects, fonts, title } = await read(printed);
    expect(check).toContain('No syntax or stream encoding errors found');
    expect(objects).toContain('"/Lang": "u:fr-FR"');
    expect(objects).toContain('"/DisplayDocTitle": true');
    expect(objects).toContain('"/Marked": true');
    expect(title).toBe(`${printed.title} (duplicata)`);
    for (const font of fonts) expect(font).toMatch(/AtkinsonHyperlegibleNext.*\byes yes yes\b/);
  });

  it.each(papers)('has tables whose every cell is a cell and whose every header says what it heads: %s', async (_, printed) => {
    const { tree } = await read(printed);
    expect(tree.match(/^ *Table /gm)).toHaveLength(printed.tables.length);
    expect(tree.match(/^ *H1 /gm)).toHaveLength(1);
    const columns = printed.tables.reduce((all, table) => all + table.columns.length, 0);
    const totals = printed.tables.filter((table) => table.total).length;
    expect(tree.match(/Scope \/Column/g)).toHaveLength(columns);
    expect(tree.match(/Scope \/Row/g) ?? []).toHaveLength(totals);
    const cells = printed.tables.reduce((all, table) => all + table.rows.length * table.columns.length, 0);
    expect(tree.match(/^ *TD\b/gm)).toHaveLength(cells + totals);
  });

  it('is read in the order in which it is meant', async () => {
    const { tree } = await read(printedInvoice(INVOICE));
    const order = ['Conservatoire Hector-Berlioz', 'Mme Claire Bernard', 'H1', 'DUPLICATA', 'Période', 'H2', 'THead', 'TBody', 'TFoot'];
    const places = [...order, 'Règlements et avoirs', 'Reste à régler', 'TVA'].map((part) => tree.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    // what stands on each page is not read on each page
    expect(tree).not.toContain('page 1 sur');
  });
});
