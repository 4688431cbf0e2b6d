/** @jsxImportSource ../../../jsx */
import { cleanFileName } from '../../../../../shared/rules/file-name.ts';
import type { Ledger } from '../../../../../shared/rules/ledger-books.ts';
import { disposition } from '../../../extranet/disposition.ts';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { Table } from '../../../extranet/table.tsx';
import { drawDuplicate } from '../../../letters/duplicate.ts';
import { type Printed, type PrintedTable, printedCreditNote, printedInvoice, printedReceipt } from '../../../letters/printed.ts';
import { LEDGER_PATHS } from './ledger.tsx';

/** One kind of paper that a row opens: its PDF, and under `/lire` the page that says the same (A11Y-6.13). */
export interface PaperKind {
  readonly path: string;
  read(visit: Visit): Promise<{ printed: Printed; ledger: Ledger }>;
}

export const PAPERS: readonly PaperKind[] = [
  {
    path: '/facturation/factures/:invoice',
    async read(visit) {
      const invoice = await visit.call('billing.invoice', { id: visit.params.invoice ?? '' });
      return { printed: printedInvoice(invoice), ledger: invoice.ledger };
    },
  },
  {
    path: '/facturation/recus/:receipt',
    async read(visit) {
      const receipt = await visit.call('billing.receipt', { id: visit.params.receipt ?? '' });
      return { printed: printedReceipt(receipt), ledger: receipt.ledger };
    },
  },
  {
    path: '/facturation/avoirs/:creditNote',
    async read(visit) {
      const note = await visit.call('billing.creditNote', { id: visit.params.creditNote ?? '' });
      return { printed: printedCreditNote(note), ledger: note.ledger };
    },
  },
];

/** Ours, so shown in the browser's own viewer, as a page of its own and nothing else (UPL-3.10). */
const PDF_HEADERS = {
  'Content-Type': 'application/pdf',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
} as const;

/** The duplicate itself. */
export async function showPdf(visit: Visit, paper: PaperKind): Promise<Reply> {
  const { printed } = await paper.read(visit);
  const headers = { ...PDF_HEADERS, 'Content-Disposition': disposition('inline', cleanFileName(printed.fileName)) };
  return { status: 200, bytes: await drawDuplicate(printed), headers };
}

/** What the duplicate says, as a page. */
export async function showPaper(visit: Visit, paper: PaperKind): Promise<Reply> {
  const { printed, ledger } = await paper.read(visit);
  const [issuer = '', ...issuerLines] = printed.issuer;
  return show(
    <Layout visit={visit} title={printed.title}>
      <PageTitle above="Facturation" title={unbroken(printed.title)}>
        <span class="pill">Duplicata</span>
      </PageTitle>
      {printed.warning && (
        <p class="banner wrong">
          <Icon name="alert" /> {printed.warning}
        </p>
      )}
      <section class="card" aria-label="En-tête">
        <div class="paper-head">
          <Address title="Émetteur" name={issuer} lines={issuerLines} />
          <Address title="Destinataire" name={printed.client.name} lines={printed.client.address} />
        </div>
        <dl class="facts">
          {printed.facts.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {printed.tables.map((table) => (
        <PaperTable visit={visit} table={table} />
      ))}
      {printed.outcome && (
        <p class="outcome">
          {printed.outcome[0]} : <strong>{printed.outcome[1]}</strong>
        </p>
      )}
      {printed.mentions.map((mention) => (
        <p class="quiet">{mention}</p>
      ))}
      <div class="actions">
        <a class="button primary" href={visit.path.replace(/\/lire$/, '')}>
          <Icon name="file" /> Ouvrir le PDF
        </a>
        <Back to={LEDGER_PATHS[ledger]} />
      </div>
    </Layout>,
  );
}

const Address = ({ title, name, lines }: { title: string; name: string; lines: readonly string[] }) => (
  <div>
    <h2>{title}</h2>
    <p>
      {[name, ...lines].map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  </div>
);

const PaperTable = ({ visit, table: { title, columns, rows, total } }: { visit: Visit; table: PrintedTable }) => (
  <section class="card">
    <h2>{title}</h2>
    <Table
      visit={visit}
      caption={title}
      columns={columns.map(({ label, figure }, i) => ({
        label,
        kind: figure ? ('figure' as const) : ('text' as const),
        value: (row: readonly string[]) => unbroken(row[i] ?? ''),
      }))}
      rows={rows}
      sentence={(row) => `${row.map((value, i) => (i === 0 ? value : `${columns[i]?.label} : ${value}`)).join('. ')}.`}
      empty="Aucune ligne."
    />
    {total && (
      <p class="table-total">
        {total[0]} : <strong>{total[1]}</strong>
      </p>
    )}
  </section>
);
