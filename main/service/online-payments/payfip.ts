import type { Answer } from '../../../shared/rules/online-payment.ts';
import { NoAnswer } from './outgoing.ts';
import { type Demand, type Known, NotTaken, type Provider, plainAnswer } from './provider.ts';
import { callSoap, SoapFault } from './soap.ts';

// PayFiP of the DGFiP, by its web service « PaiementSecuriseService »: a payment is announced, the payer is sent to it, its outcome is asked back.

export type PayFipMode = 'T' | 'X' | 'W';

export interface PayFipSettings {
  /** « numcli »: 6 digits. */
  client: string;
  /** T: try out, X: activation of the account, W: real. */
  mode: PayFipMode;
  /** Address of the SOAP service. */
  service: string;
  /** Address of the page where one pays. */
  page: string;
}

const NAMESPACE = 'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService';

const MINUTE = 60_000;
/** An idOp opens the page for 15 minutes. */
const OPENS_FOR = 15 * MINUTE;
/** Somebody who came in the last minute may still be typing: until then « unknown » and « abandoned » are no answers. */
const STILL_WAITING_FOR = 20 * MINUTE;
const TIMEOUT = 15_000;

/** PayFiP's web service: payments are told to it and asked after over SOAP, and made on its own page. `timeout` in milliseconds. */
export function payFip(settings: PayFipSettings, timeout = TIMEOUT): Provider {
  const call = (operation: string, argument: Record<string, string>) =>
    callSoap({ address: settings.service, namespace: NAMESPACE, operation, argument, timeout });
  return {
    name: 'payfip',
    kept: keptName(settings.mode),
    isTrial: settings.mode !== 'W',
    minimum: 100,
    opensFor: OPENS_FOR,
    page: ({ providerReference }) => `${settings.page}?idop=${encodeURIComponent(providerReference)}`,
    async create(demand) {
      const { idOp } = await call('creerPaiementSecurise', demandFields(settings, demand)).catch((error: unknown) => {
        // a functional fault is a no; a technical one says nothing
        if (error instanceof SoapFault && error.code) throw new NotTaken(`${error.code} : ${error.message}`, { cause: error });
        throw asNoAnswer(error);
      });
      if (!idOp || !/^[0-9A-Za-z-]{8,64}$/.test(idOp)) throw new NoAnswer('PayFiP n’a pas donné d’identifiant de paiement.');
      return { providerReference: idOp };
    },
    async status(known, now) {
      const begun = known.expiresAt.getTime() - OPENS_FOR;
      const mayStillPay = now.getTime() - begun < STILL_WAITING_FOR;
      try {
        return read(settings, known, await call('recupererDetailPaiementSecurise', { idOp: known.providerReference }), mayStillPay);
      } catch (error) {
        if (error instanceof SoapFault && error.code) return fromFault(error, error.code, mayStillPay);
        throw asNoAnswer(error);
      }
    },
  };
}

export const keptName = (mode: PayFipMode): string => (mode === 'W' ? 'payfip' : `payfip-${mode.toLowerCase()}`);

/** Who PayFiP says this client is; for the test of the settings. */
export async function payFipClient(settings: PayFipSettings, timeout = TIMEOUT): Promise<string> {
  try {
    const found = await callSoap({
      address: settings.service,
      namespace: NAMESPACE,
      operation: 'recupererDetailClient',
      argument: { numCli: settings.client },
      timeout,
    });
    return [found.libelleN1, found.libelleN2, found.libelleN3].filter(Boolean).join(', ');
  } catch (error) {
    if (error instanceof SoapFault && error.code) throw new NotTaken(`${error.code} : ${error.message}`, { cause: error });
    throw asNoAnswer(error);
  }
}

const demandFields = ({ client, mode }: PayFipSettings, demand: Demand): Record<string, string> => ({
  exer: String(demand.year),
  mel: demand.email,
  montant: String(demand.cents),
  numcli: client,
  objet: plainLetters(demand.wording),
  refdet: demand.reference,
  saisie: mode,
  urlnotif: demand.notifyTo,
  urlredirect: demand.returnTo,
});

/** « objet » takes 100 plain letters, digits and spaces. */
const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .slice(0, 100)
    .trim();

const RESULTS: Readonly<Record<string, [said: Answer['said'], words: string]>> = {
  P: ['paid', 'P : payé par carte'],
  V: ['paid', 'V : payé par prélèvement'],
  R: ['refused', 'R : refusé par la banque (carte)'],
  Z: ['refused', 'Z : refusé par la banque (prélèvement)'],
  A: ['abandoned', 'A : abandonné par l’usager'],
};

function read(settings: PayFipSettings, known: Known, found: Record<string, string>, mayStillPay: boolean): Answer {
  const result = RESULTS[found.resultrans ?? ''];
  if (!result) throw new NoAnswer(`PayFiP a répondu un résultat inconnu (${found.resultrans || 'aucun'}).`);
  const [said, words] = result;
  if (said === 'abandoned' && mayStillPay) return plainAnswer('waiting', `${words}, peut encore revenir`);
  const isOurs =
    (found.numcli ?? settings.client) === settings.client && (found.idOp ?? known.providerReference) === known.providerReference;
  return {
    said,
    detail: words,
    cents: /^\d{1,11}$/.test(found.montant ?? '') ? Number(found.montant) : null,
    // of another client or another operation: not this payment, whatever its reference
    reference: isOurs ? (found.refdet ?? '') : `${found.numcli ?? ''} ${found.idOp ?? ''} ${found.refdet ?? ''}`.trim(),
    operation: found.numauto || null,
    paidOn: dayIn(found.dattrans),
    isTrial: found.saisie === 'T' || found.saisie === 'X',
  };
}

function fromFault(fault: SoapFault, code: string, mayStillPay: boolean): Answer {
  const detail = `${code} : ${fault.message}`;
  if (code === 'P5') return plainAnswer(mayStillPay ? 'waiting' : 'expired', detail);
  // swept away in the night: it was never paid and never will be
  if (code === 'P1') return plainAnswer('expired', detail);
  throw new NoAnswer(detail, { cause: fault });
}

/** `25112026` */
function dayIn(text: string | undefined): string | null {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text ?? '') ?? [];
  const found = `${year}-${month}-${day}`;
  return day && !Number.isNaN(Date.parse(found)) ? found : null;
}

const asNoAnswer = (error: unknown): Error =>
  error instanceof SoapFault
    ? new NoAnswer(`PayFiP est en difficulté : ${error.message}`, { cause: error })
    : error instanceof Error
      ? error
      : new NoAnswer(String(error));
