/** @jsxImportSource ../../../jsx */
import { formatCents } from '../../../../../shared/money.ts';
import { notFound } from '../../../../../shared/refusal.ts';
import { Form } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, type Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { trialPath } from '../../../online-payments/trial.ts';
import { backPath } from './paths.ts';

const CHOICES = ['pay', 'pay-later', 'refuse', 'abandon'] as const;

/** What a payment page looks like, without a field in which anybody could type a real card. */
export async function showTrial(visit: Visit): Promise<Reply> {
  const id = visit.params.onlinePayment ?? '';
  const payment = await visit.call('onlinePayments.mine', { id });
  if (payment.provider !== 'test') throw notFound('Cette page d’essai');
  if (!payment.goTo) return goTo(backPath(id));
  return show(
    <Layout visit={visit} title="Paiement d’essai">
      <PageTitle above={visit.officeName} title="Paiement d’essai" />
      <div class="banner told trial">
        <Icon name="info" />
        <p>
          <strong>Ceci est une page d’essai.</strong> Aucune carte n’est demandée et rien n’est débité : choisissez ce que la banque
          répondra.
        </p>
      </div>
      <section class="card trial-bank" aria-labelledby="banque">
        <div class="trial-head">
          <h2 id="banque">Banque d’essai</h2>
          <p class="trial-amount">{formatCents(payment.cents)}</p>
        </div>
        <dl class="facts">
          <div>
            <dt>Bénéficiaire</dt>
            <dd>{visit.officeName}</dd>
          </div>
          <div>
            <dt>Référence</dt>
            <dd>{unbroken(payment.reference)}</dd>
          </div>
          {payment.invoices.map(({ number, wording }) => (
            <div>
              <dt>{unbroken(`Facture n° ${number}`)}</dt>
              <dd>{wording}</dd>
            </div>
          ))}
          <div>
            <dt>Carte d’essai</dt>
            <dd>
              <span aria-hidden="true">•••• •••• •••• 0000</span>
              <span class="unseen">déjà remplie, fictive</span>, valable jusqu’en 12/99
            </dd>
          </div>
        </dl>
        <Form visit={visit} action={trialPath(id)}>
          <div class="actions">
            <button class="button primary" type="submit" name="choice" value="pay">
              Payer {formatCents(payment.cents)}
            </button>
            <button class="button" type="submit" name="choice" value="pay-later">
              Payer, réponse dans deux minutes
            </button>
            <button class="button" type="submit" name="choice" value="refuse">
              Refuser
            </button>
            <button class="button" type="submit" name="choice" value="abandon">
              Abandonner
            </button>
          </div>
        </Form>
      </section>
    </Layout>,
  );
}

/** As a bank does: it notes its answer, and sends the payer back to a page that asks for it. */
export async function decideTrial(visit: Visit): Promise<Reply> {
  const id = visit.params.onlinePayment ?? '';
  const choice = CHOICES.find((one) => one === visit.typed.get('choice')) ?? 'abandon';
  await refusalOf(visit.call('onlinePayments.decideTrial', { id, choice }));
  return goTo(backPath(id));
}
