/** @jsxImportSource ../../../jsx */
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { formatDateTime } from '../../../../../shared/dates.ts';
import { formatCents } from '../../../../../shared/money.ts';
import type { OnlineState } from '../../../../../shared/rules/online-payment.ts';
import type { ProviderName } from '../../../../../shared/rules/online-payment-words.ts';
import { Icon } from '../../../extranet/icons.tsx';
import type { Visit } from '../../../extranet/page.ts';
import { Table } from '../../../extranet/table.tsx';
import { statePath } from './paths.ts';

type Mine = OutputOf<'onlinePayments.offer'>['recent'][number];

/** Who takes the money, as the payer is told. */
export const HOUSE: Readonly<Record<ProviderName, { on: string; before: string }>> = {
  payfip: {
    on: 'sur PayFiP',
    before:
      'Vous allez payer sur PayFiP, le service de paiement des finances publiques, par carte bancaire ou par prélèvement. Votre numéro de carte n’est connu ni de votre établissement ni de ce site. Vous reviendrez ensuite ici.',
  },
  redirect: {
    on: 'sur la page de paiement',
    before:
      'Vous allez payer sur la page sécurisée de notre service de paiement. Votre numéro de carte n’est connu ni de votre établissement ni de ce site. Vous reviendrez ensuite ici.',
  },
  test: { on: 'sur la page d’essai', before: 'Vous allez voir une page de paiement d’essai : aucune carte n’est demandée.' },
};

/** What a payment has become, to the one who pays. */
export const STATES: Readonly<Record<OnlineState, string>> = {
  created: 'À transmettre',
  waiting: 'En attente',
  paid: 'Payé',
  refused: 'Refusé',
  abandoned: 'Abandonné',
  expired: 'Expiré',
};

export const TrialBanner = () => (
  <div class="banner told trial">
    <Icon name="info" />
    <p>
      <strong>Paiement d’essai.</strong> Rien n’est débité, et rien n’est inscrit sur votre compte.
    </p>
  </div>
);

/** « P261120 ABCDEFGHJ »: where a phone is too narrow, after its day rather than before its last sign. */
const cut = (reference: string) => (
  <>
    {reference.slice(0, 7)}
    <wbr />
    {reference.slice(7)}
  </>
);

/** One's own last attempts, whatever became of them. */
export const Recent = ({ visit, payments }: { visit: Visit; payments: readonly Mine[] }) =>
  payments.length === 0 ? null : (
    <section class="card" aria-labelledby="derniers">
      <h2 id="derniers">Vos derniers paiements en ligne</h2>
      <Table
        visit={visit}
        caption="Vos derniers paiements en ligne, du plus récent au plus ancien"
        columns={[
          { label: 'Date', kind: 'date', value: ({ createdAt }: Mine) => formatDateTime(createdAt) },
          { label: 'Référence', value: ({ reference }: Mine) => cut(reference) },
          { label: 'Montant', kind: 'figure', value: ({ cents }: Mine) => formatCents(cents) },
          { label: 'État', value: ({ state }: Mine) => STATES[state] },
        ]}
        rows={payments}
        open={({ id, reference }) => ({ href: statePath(id), label: `Voir le paiement ${reference}`, word: 'Voir' })}
        sentence={({ createdAt, reference, cents, state }) =>
          `Le ${formatDateTime(createdAt)} : ${formatCents(cents)}, référence ${reference}. État : ${STATES[state]}.`
        }
        empty=""
      />
    </section>
  );
