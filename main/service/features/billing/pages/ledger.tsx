/** @jsxImportSource ../../../jsx */
import type { LedgerRow } from '../../../../../shared/contract/billing.ts';
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { formatDay } from '../../../../../shared/dates.ts';
import { formatCents } from '../../../../../shared/money.ts';
import type { Ledger } from '../../../../../shared/rules/ledger-books.ts';
import { balanceWord, rowName, stateWords } from '../../../../../shared/rules/ledger-words.ts';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { type Door, Table } from '../../../extranet/table.tsx';
import { Tabs } from '../../../extranet/tabs.tsx';

export const LEDGER_PATHS: Readonly<Record<Ledger, string>> = {
  cotisation: '/facturation/cotisations',
  location: '/facturation/locations',
};
const TITLES: Readonly<Record<Ledger, string>> = { cotisation: 'Facturation cotisations', location: 'Facturation locations' };
const EMPTY: Readonly<Record<Ledger, string>> = {
  cotisation: 'Aucune facture ni aucun règlement pour l’instant.',
  location: 'Aucune location (instrument, salle, matériel) ne vous a été facturée.',
};

type Account = OutputOf<'billing.ledger'>;
type Offer = OutputOf<'onlinePayments.offer'>;

/** One of the two tabs: what is owed first, then every invoice, credit note, payment and refund. */
export async function showLedger(visit: Visit, ledger: Ledger): Promise<Reply> {
  const [account, offer] = await Promise.all([visit.call('billing.ledger', { ledger }), visit.call('onlinePayments.offer', { ledger })]);
  const title = TITLES[ledger];
  return show(
    <Layout visit={visit} title={visit.actor.kind === 'family' ? `${title} – ${visit.actor.name}` : title}>
      <PageTitle {...(visit.actor.kind === 'family' && { above: visit.actor.name })} title="Facturation" />
      <Tabs
        label="Facturation"
        tabs={(Object.keys(TITLES) as Ledger[]).map((one) => ({ href: LEDGER_PATHS[one], label: TITLES[one], current: one === ledger }))}
      />
      <Totals account={account} offer={offer} path={LEDGER_PATHS[ledger]} />
      <section class="card" aria-label="Factures et règlements">
        <Rows visit={visit} rows={account.rows} title={title} empty={EMPTY[ledger]} />
        {account.rows.length > 0 && <Key />}
      </section>
      <Back to="/accueil" />
    </Layout>,
  );
}

const Totals = ({ account, offer, path }: { account: Account; offer: Offer; path: string }) => {
  const { invoicedCents, paidCents, balanceCents, nextDue, late } = account;
  return (
    <section class="card" aria-label="Totaux">
      <dl class="totals">
        <div>
          <dt>Montant total facturé</dt>
          <dd>{formatCents(invoicedCents)}</dd>
        </div>
        <div>
          <dt>Montant total réglé</dt>
          <dd>{formatCents(paidCents)}</dd>
        </div>
        <div class="balance">
          <dt>Solde</dt>
          <dd>
            {formatCents(Math.abs(balanceCents))} <span class="pill">{balanceWord(balanceCents)}</span>
          </dd>
        </div>
      </dl>
      {nextDue && (
        <p class={late ? 'state-mark refused next-due' : 'state-mark waiting next-due'}>
          <Icon name={late ? 'alert' : 'clock'} />
          <span>
            {late
              ? `En retard depuis le ${formatDay(nextDue.on)} : ${formatCents(nextDue.cents)} à régler`
              : `Prochaine échéance : ${formatCents(nextDue.cents)} à régler avant le ${formatDay(nextDue.on)}`}
          </span>
        </p>
      )}
      <PayOnline offer={offer} path={path} />
    </section>
  );
};

/** Only where the site offers it and something is due; what is under way is led to instead. */
const PayOnline = ({ offer: { offered, waiting, trial }, path }: { offer: Offer; path: string }) => {
  if (!offered && !waiting) return null;
  return (
    <p class="pay-online">
      <a class="button primary" href={waiting ? `/facturation/paiement/${waiting.id}` : `${path}/payer`}>
        {waiting ? `Voir le paiement en cours (${formatCents(waiting.cents)})` : trial ? 'Payer en ligne (essai)' : 'Payer en ligne'}
      </a>
    </p>
  );
};

const Rows = ({ visit, rows, title, empty }: { visit: Visit; rows: readonly LedgerRow[]; title: string; empty: string }) => (
  <Table
    visit={visit}
    wide
    caption={`${title}, du plus récent au plus ancien`}
    columns={[
      { label: 'Date', kind: 'date', value: ({ date }) => formatDay(date) },
      { label: 'Mode de règlement', value: ({ method }) => method && <span class="whole-words">{method}</span> },
      { label: 'Numéro d’opération', value: ({ number }) => number && unbroken(number) },
      { label: 'Libellé', value: ({ wording }) => unbroken(wording) },
      { label: 'État', value: stateOf },
      { label: 'Crédit', kind: 'figure', value: ({ creditCents }) => money(creditCents) },
      { label: 'Débit', kind: 'figure', value: ({ debitCents }) => money(debitCents) },
      { label: 'Montant', kind: 'figure', value: ({ amountCents }) => money(amountCents) },
    ]}
    rows={rows}
    open={({ document }) => document && pdfOf(document)}
    also={({ document }) => document && pageOf(document)}
    sentence={sentence}
    empty={empty}
  />
);

const money = (cents: number | null): string | null => (cents === null ? null : formatCents(cents));

function stateOf(row: LedgerRow) {
  const isAlarming = row.state === 'late' || row.state === 'returned';
  return <span class={isAlarming ? 'whole-words alarming' : 'whole-words'}>{stateWords(row)}</span>;
}

type Paper = NonNullable<LedgerRow['document']>;
const PAPERS: Readonly<Record<Paper['kind'], { folder: string; words: string }>> = {
  invoice: { folder: 'factures', words: 'la facture' },
  receipt: { folder: 'recus', words: 'le reçu' },
  creditNote: { folder: 'avoirs', words: 'l’avoir' },
};

const pdfOf = ({ kind, id, number }: Paper): Door => ({
  href: `/facturation/${PAPERS[kind].folder}/${id}`,
  label: `Ouvrir en PDF ${PAPERS[kind].words} n° ${number}`,
  word: 'PDF',
});
const pageOf = ({ kind, id, number }: Paper): Door => ({
  href: `/facturation/${PAPERS[kind].folder}/${id}/lire`,
  label: `Lire ${PAPERS[kind].words} n° ${number}`,
  word: 'Lire',
});

/** « Le 24/09/2026 : Facture, Cotisation 2026-2027. Numéro d’opération : F2026-00012. État : Réglée. Crédit : 345,00 €. … » */
function sentence(row: LedgerRow) {
  const { date, method, number, creditCents, debitCents, amountCents, document } = row;
  const named = [
    number && `Numéro d’opération : ${number}`,
    method && `Mode de règlement : ${method}`,
    `État : ${stateWords(row)}`,
    creditCents !== null && `Crédit : ${formatCents(creditCents)}`,
    debitCents !== null && `Débit : ${formatCents(debitCents)}`,
    `Montant : ${formatCents(amountCents)}`,
    !document && 'Sans document à ouvrir',
  ];
  return (
    <>
      Le {formatDay(date)} : <strong>{unbroken(rowName(row))}</strong>. {unbroken(named.filter(Boolean).join('. '))}.
    </>
  );
}

const Key = () => (
  <p class="quiet small ledger-key">
    Crédit : ce qui vous est facturé. Débit : ce que vous avez réglé. Montant : la somme inscrite sur le document. Un règlement rejeté ou
    annulé reste dans la liste, mais ne compte pas. « PDF » ouvre le duplicata, à imprimer ou à enregistrer ; « Lire » en montre le contenu
    sur une page.
  </p>
);
