/** @jsxImportSource ../../../jsx */
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { formatTime } from '../../../../../shared/dates.ts';
import { formatCents } from '../../../../../shared/money.ts';
import { Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, type Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { HOUSE, TrialBanner } from './parts.tsx';
import { ACCOUNT_NAMES, ACCOUNT_PATHS, backPath, payPath, statePath } from './paths.ts';

type Payment = OutputOf<'onlinePayments.mine'>;

/** Seconds between two looks where no script does it: only for those who asked for it, as a page that moves by itself disturbs reading. */
const REFRESH = 10;

/** Where one payment stands, and what can be done next. */
export async function showState(visit: Visit): Promise<Reply> {
  const payment = await visit.call('onlinePayments.mine', { id: visit.params.onlinePayment ?? '' });
  const { title, tone } = wordsOf(payment, visit);
  const refreshes = payment.state === 'waiting' && visit.query.get('actualiser') === 'oui';
  const reply = show(
    <Layout visit={visit} title={`${title} – Paiement en ligne`}>
      <PageTitle above={ACCOUNT_NAMES[payment.ledger]} title={title} />
      {payment.trial && <TrialBanner />}
      <div class={`banner ${tone}`} role="status" data-waiting-payment={payment.state === 'waiting' ? 'waiting' : undefined}>
        <Icon name={tone === 'done' ? 'check' : tone === 'wrong' ? 'alert' : tone === 'waiting' ? 'clock' : 'info'} />
        <Sentence payment={payment} visit={visit} />
      </div>
      <section class="card" aria-labelledby="detail">
        <h2 id="detail">Ce paiement</h2>
        <Facts payment={payment} />
        <Actions visit={visit} payment={payment} />
      </section>
      {payment.state === 'waiting' && <WithoutScript id={payment.id} refreshes={refreshes} />}
      <Back to={ACCOUNT_PATHS[payment.ledger]} />
    </Layout>,
  );
  return refreshes ? { ...reply, headers: { Refresh: String(REFRESH) } } : reply;
}

/** « Réessayer », when the provider did not answer. */
export async function sendAgain(visit: Visit): Promise<Reply> {
  const id = visit.params.onlinePayment ?? '';
  await refusalOf(visit.call('onlinePayments.send', { id }));
  return goTo(statePath(id));
}

const isBack = (visit: Visit): boolean => visit.path.endsWith('/retour');

function wordsOf({ state, unclear, problem }: Payment, visit: Visit): { title: string; tone: 'done' | 'wrong' | 'waiting' | 'told' } {
  if (unclear) return { title: 'Paiement à vérifier', tone: 'told' };
  if (state === 'paid') return { title: 'Paiement reçu', tone: 'done' };
  if (state === 'refused') return { title: 'Paiement refusé', tone: 'wrong' };
  if (state === 'abandoned') return { title: 'Paiement abandonné', tone: 'told' };
  if (state === 'expired') return { title: 'Paiement expiré', tone: 'told' };
  if (state === 'created') return { title: 'Paiement non transmis', tone: problem ? 'wrong' : 'told' };
  return isBack(visit) ? { title: 'Confirmation en attente', tone: 'waiting' } : { title: 'Votre paiement est prêt', tone: 'waiting' };
}

const Sentence = ({ payment, visit }: { payment: Payment; visit: Visit }) => {
  const { state, unclear, trial, email, goTo: page, opensUntil, problem } = payment;
  if (unclear)
    return (
      <p>
        La réponse du service de paiement demande une vérification : <strong>ne payez pas une seconde fois</strong>. Votre établissement a
        été prévenu et vous répondra.
      </p>
    );
  if (state === 'paid')
    return trial ? (
      <p>Le paiement d’essai a réussi. Rien n’a été débité, et votre compte n’a pas changé.</p>
    ) : (
      <p>
        <strong>Merci : votre paiement est enregistré.</strong>{' '}
        {email && (
          <>
            La confirmation est envoyée à <span class="breakable">{email}</span>.
          </>
        )}
      </p>
    );
  if (state === 'refused')
    return <p>La banque a refusé ce paiement : rien n’a été débité. Vous pouvez recommencer, avec une autre carte par exemple.</p>;
  if (state === 'abandoned') return <p>Ce paiement a été abandonné : rien n’a été débité. Vous pouvez recommencer quand vous voulez.</p>;
  if (state === 'expired') return <p>Ce paiement n’a pas été terminé à temps : rien n’a été débité. Vous pouvez en commencer un autre.</p>;
  if (state === 'created')
    return <p>{problem ?? 'Ce paiement n’a pas encore été transmis au service de paiement. Rien n’a été débité.'}</p>;
  if (isBack(visit))
    return (
      <p>
        <strong>Si vous avez payé, ne recommencez pas.</strong> Nous attendons la réponse du service de paiement ; cela prend en général
        moins d’une minute. Vous pouvez quitter cette page : la confirmation vous sera envoyée par e-mail.
      </p>
    );
  return page ? (
    <p>
      Il reste à le faire {HOUSE[payment.provider].on}, avant {formatTime(opensUntil)}. Tant que vous n’avez pas payé, rien n’est débité.
    </p>
  ) : (
    <p>
      Nous demandons au service de paiement ce qu’il en est. Vous pouvez quitter cette page : la confirmation vous sera envoyée par e-mail.
    </p>
  );
};

const Facts = ({ payment: { cents, invoices, reference, receipt } }: { payment: Payment }) => (
  <dl class="facts">
    <div>
      <dt>Montant</dt>
      <dd>
        <strong>{formatCents(cents)}</strong>
      </dd>
    </div>
    {invoices.map((invoice) => (
      <div>
        <dt>{unbroken(`Facture n° ${invoice.number}`)}</dt>
        <dd>
          {invoice.wording}, {formatCents(invoice.cents)}
        </dd>
      </div>
    ))}
    <div>
      <dt>Référence</dt>
      <dd>{unbroken(reference)}</dd>
    </div>
    {receipt && (
      <div>
        <dt>Reçu</dt>
        <dd>{unbroken(`n° ${receipt.number}`)}</dd>
      </div>
    )}
  </dl>
);

const Actions = ({ visit, payment }: { visit: Visit; payment: Payment }) => {
  const { state, goTo: page, provider, cents, ledger, receipt, maySendAgain, unclear } = payment;
  if (receipt)
    return (
      <div class="actions">
        <a class="button primary" href={`/facturation/recus/${receipt.id}`}>
          <Icon name="file" /> Ouvrir le reçu en PDF
        </a>
        <a class="button" href={`/facturation/recus/${receipt.id}/lire`}>
          Lire le reçu sur une page
        </a>
      </div>
    );
  if (page)
    return (
      <div class="actions">
        <a class={isBack(visit) ? 'button' : 'button primary'} href={page} rel="noreferrer" referrerpolicy="no-referrer">
          {isBack(visit) ? 'Reprendre le paiement' : `Payer ${formatCents(cents)} ${HOUSE[provider].on}`} <Icon name="right" />
        </a>
      </div>
    );
  if (maySendAgain)
    return (
      <Form visit={visit} action={statePath(payment.id)}>
        <div class="actions">
          <button class="button primary" type="submit">
            Réessayer
          </button>
        </div>
      </Form>
    );
  if (unclear || state === 'waiting' || state === 'paid') return null;
  return (
    <div class="actions">
      <a class="button primary" href={payPath(ledger)}>
        Recommencer
      </a>
    </div>
  );
};

const WithoutScript = ({ id, refreshes }: { id: string; refreshes: boolean }) => (
  <noscript>
    <p class="quiet">
      {refreshes ? (
        <>
          Cette page se recharge toutes les {REFRESH} secondes. <a href={backPath(id)}>Ne plus recharger seule</a>
        </>
      ) : (
        <>
          <a href={backPath(id)}>Actualiser</a> ou <a href={`${backPath(id)}?actualiser=oui`}>recharger toutes les {REFRESH} secondes</a>
        </>
      )}
    </p>
  </noscript>
);
