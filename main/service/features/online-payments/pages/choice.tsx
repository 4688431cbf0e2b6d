/** @jsxImportSource ../../../jsx */
import type { Child } from 'hono/jsx';
import type { OutputOf } from '../../../../../shared/contract/index.ts';
import { formatDay } from '../../../../../shared/dates.ts';
import { formatCents } from '../../../../../shared/money.ts';
import type { Refusal } from '../../../../../shared/refusal.ts';
import type { Ledger } from '../../../../../shared/rules/ledger-books.ts';
import { ErrorSummary, Field, Form, fieldId } from '../../../extranet/forms.tsx';
import { Icon } from '../../../extranet/icons.tsx';
import { Back, Layout, PageTitle } from '../../../extranet/layout.tsx';
import { goTo, type Reply, refusalOf, show, statusOf, type Visit } from '../../../extranet/page.ts';
import { unbroken } from '../../../extranet/reference.tsx';
import { refusedFields } from '../../../extranet/refused-fields.ts';
import { HOUSE, Recent, TrialBanner } from './parts.tsx';
import { ACCOUNT_NAMES, ACCOUNT_PATHS, payPath, statePath } from './paths.ts';

type Offer = OutputOf<'onlinePayments.offer'>;

/** What is due, and what of it one wants to pay now. */
export async function showChoice(visit: Visit, ledger: Ledger): Promise<Reply> {
  return draw(visit, ledger, await visit.call('onlinePayments.offer', { ledger }));
}

/** Kept first, then made known to the provider; from then on one page says where it stands. */
export async function pay(visit: Visit, ledger: Ledger): Promise<Reply> {
  const { typed } = visit;
  // no choice at all pays nothing: it comes back with a sentence
  const choice = CHOICES.find((one) => one === typed.get('choice')) ?? 'invoices';
  const seen = Number(typed.get(`seen-${choice}`));
  const started = { id: '' };
  const refusal = await refusalOf(
    visit
      .call('onlinePayments.start', {
        ledger,
        choice,
        invoices: [...typed.keys()].flatMap((name) => /^facture-([0-9a-f-]{36})$/.exec(name)?.[1] ?? []),
        email: (typed.get('email') ?? '').trim(),
        seenCents: typed.has(`seen-${choice}`) && Number.isSafeInteger(seen) ? seen : null,
      })
      .then(({ id }) => {
        started.id = id;
      }),
  );
  if (refusal) return draw(visit, ledger, await visit.call('onlinePayments.offer', { ledger }), refusal);
  // whether the provider answers or not is said on the payment's own page
  await refusalOf(visit.call('onlinePayments.send', { id: started.id }));
  return goTo(statePath(started.id));
}

const CHOICES = ['balance', 'next', 'invoices'] as const;
const LABELS = { choice: 'Montant à payer', email: 'E-mail' };

function draw(visit: Visit, ledger: Ledger, offer: Offer, refusal?: Refusal): Reply {
  const errors = refusedFields(refusal, LABELS);
  const title = refusal ? 'Erreur – Payer en ligne' : 'Payer en ligne';
  return show(
    <Layout visit={visit} title={`${title} – ${ACCOUNT_NAMES[ledger]}`}>
      <PageTitle above={ACCOUNT_NAMES[ledger]} title="Payer en ligne" />
      {refusal && <ErrorSummary message={refusal.message} fields={errors.list} />}
      {offer.trial && offer.offered && <TrialBanner />}
      <Possible visit={visit} ledger={ledger} offer={offer} errors={errors} />
      <Recent visit={visit} payments={offer.recent} />
      <Back to={ACCOUNT_PATHS[ledger]} />
    </Layout>,
    refusal ? statusOf(refusal) : 200,
  );
}

interface Drawn {
  visit: Visit;
  ledger: Ledger;
  offer: Offer;
  errors: ReturnType<typeof refusedFields>;
}

const Possible = ({ visit, ledger, offer, errors }: Drawn) => {
  if (offer.waiting)
    return (
      <div class="banner waiting">
        <Icon name="clock" />
        <div>
          <p>
            <strong>Un paiement de {formatCents(offer.waiting.cents)} est en cours.</strong> Terminez-le, ou attendez vingt minutes pour en
            commencer un autre.
          </p>
          <p>
            <a class="button" href={statePath(offer.waiting.id)}>
              Voir où en est ce paiement
            </a>
          </p>
        </div>
      </div>
    );
  if (!offer.offered)
    return (
      <section class="card" aria-label="Paiement en ligne">
        <p>
          {offer.provider === null
            ? 'Votre établissement ne propose pas le paiement en ligne.'
            : 'Vous n’avez rien à payer en ligne sur ce compte.'}
        </p>
      </section>
    );
  return (
    <Form visit={visit} action={payPath(ledger)}>
      <section class="card stack" aria-labelledby="montant">
        <h2 id="montant">Montant à payer</h2>
        <Amounts visit={visit} offer={offer} error={errors.of('choice')} />
        <Field
          name="email"
          label="E-mail pour la confirmation"
          hint="Nous y annonçons votre reçu. Exemple : nom@exemple.fr"
          type="email"
          value={visit.typed.get('email') ?? visit.draft?.get('email') ?? offer.email ?? ''}
          autocomplete="email"
          required
          saysRequired
          maxlength={80}
          error={errors.of('email')}
        />
        <p class="quiet">{HOUSE[offer.provider ?? 'test'].before}</p>
        <div class="actions">
          <button class="button primary" type="submit">
            Continuer vers le paiement <Icon name="right" />
          </button>
        </div>
      </section>
    </Form>
  );
};

interface AmountsProps {
  visit: Visit;
  offer: Offer;
  error: string | undefined;
}

const Amounts = ({ visit, offer, error }: AmountsProps) => {
  const { balanceCents, next, invoices } = offer;
  const isPart = next !== null && next.cents < balanceCents;
  const seen = (
    <>
      <input type="hidden" name="seen-balance" value={String(balanceCents)} />
      {isPart && <input type="hidden" name="seen-next" value={String(next.cents)} />}
    </>
  );
  if (!isPart && invoices.length < 2)
    return (
      <>
        {seen}
        <input type="hidden" name="choice" value="balance" />
        <p class="pay-amount">
          <strong>{formatCents(balanceCents)}</strong>
          {invoices[0] && <span class="quiet"> {unbroken(`${invoices[0].wording}, facture n° ${invoices[0].number}`)}</span>}
        </p>
      </>
    );
  const typed = visit.draft ?? visit.typed;
  const chosen = typed.get('choice') ?? (isPart ? 'next' : 'balance');
  return (
    <fieldset
      class="plain pay-choices"
      id={fieldId('choice')}
      tabindex={-1}
      aria-describedby={error ? `${fieldId('choice')}-error` : undefined}
    >
      <legend class="unseen">Que voulez-vous payer ?</legend>
      {seen}
      {isPart && (
        <Choice value="next" chosen={chosen} cents={next.cents}>
          La prochaine échéance, le {formatDay(next.on)}
        </Choice>
      )}
      <Choice value="balance" chosen={chosen} cents={balanceCents}>
        Tout ce qui est dû
      </Choice>
      {invoices.length > 1 && (
        <>
          <Choice value="invoices" chosen={chosen} cents={null}>
            Certaines factures, à cocher ci-dessous
          </Choice>
          <ul class="pay-invoices">
            {invoices.map(({ id, number, wording, dueOn, leftCents }) => (
              <li>
                <label class="tick">
                  <input
                    type="checkbox"
                    name={`facture-${id}`}
                    value="oui"
                    checked={typed.get(`facture-${id}`) === 'oui'}
                    data-of="invoices"
                  />
                  <span>
                    {unbroken(`${wording}, facture n° ${number}`)} : <strong>{formatCents(leftCents)}</strong>
                    {dueOn && <span class="quiet"> avant le {formatDay(dueOn)}</span>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      {error && (
        <p class="under error" id={`${fieldId('choice')}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
};

interface ChoiceProps {
  value: (typeof CHOICES)[number];
  chosen: string;
  cents: number | null;
  children: Child;
}

const Choice = ({ value, chosen, cents, children }: ChoiceProps) => (
  <label class="choice">
    <input type="radio" name="choice" value={value} checked={chosen === value} />
    <span>
      {children}
      {cents !== null && (
        <>
          {' : '}
          <strong>{formatCents(cents)}</strong>
        </>
      )}
    </span>
  </label>
);
