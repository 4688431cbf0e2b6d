/** @jsxImportSource ../../../jsx */
import { Icon } from '../../../extranet/icons.tsx';
import { Door } from '../../../extranet/layout.tsx';
import { type Reply, refusalOf, show, type Visit } from '../../../extranet/page.ts';
import { RETURN_FIELDS } from '../../../online-payments/redirect.ts';
import { backPath } from './paths.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Back from the payment page of another house. Our cookies are strict and have not come along: this page leads on to the payment's own, which
 * asks for them. What the address says is believed only where it is signed.
 */
export async function takeReturn(visit: Visit): Promise<Reply> {
  const named = visit.query.get('paiement') ?? '';
  const { id, isForged } = visit.query.has('signature') ? await hear(visit) : { id: ID.test(named) ? named : null, isForged: false };
  const to = id ? backPath(id) : '/facturation';
  const page = show(
    <Door visit={visit} title="Retour du paiement">
      <h1>Retour du paiement</h1>
      {isForged ? (
        <div class="banner wrong" role="alert">
          <Icon name="alert" />
          <p>
            <strong>Ce retour n’a pas été accepté.</strong> Rien n’a été changé. Voyez dans votre compte où en est votre paiement.
          </p>
        </div>
      ) : (
        <p>Vous revenez de la page de paiement. Voyez maintenant où en est votre paiement.</p>
      )}
      <div class="actions">
        <a class="button primary" href={to}>
          {isForged ? 'Voir mon compte' : 'Voir mon paiement'} <Icon name="right" />
        </a>
      </div>
    </Door>,
    isForged ? 400 : 200,
  );
  return isForged ? page : { ...page, headers: { Refresh: `0; url=${to}` } };
}

async function hear(visit: Visit): Promise<{ id: string | null; isForged: boolean }> {
  const said = Object.fromEntries([...RETURN_FIELDS, 'signature'].map((name) => [name, visit.query.get(name) ?? '']));
  const heard = { id: null as string | null, isForged: true };
  await refusalOf(
    visit
      .call('onlinePayments.returned', said as Parameters<typeof visit.call<'onlinePayments.returned'>>[1])
      .then(({ id, outcome }) => Object.assign(heard, { id, isForged: outcome === 'refused' })),
  );
  return heard;
}

/** PayFiP's server tells that there is news of an operation: that is all that is taken from it. */
export async function takeNotice(visit: Visit): Promise<Reply> {
  const idop = visit.typed.get('idop') ?? visit.typed.get('idOp') ?? '';
  await refusalOf(visit.call('onlinePayments.notified', { idop }));
  return { status: 204 };
}
