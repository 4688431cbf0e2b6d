import { describe, expect, it, onTestFinished } from 'vitest';
import { NoAnswer, problemOfAddress } from '../../main/service/online-payments/outgoing.ts';
import { type PayFipMode, payFip, payFipClient } from '../../main/service/online-payments/payfip.ts';
import { type Known, NotTaken } from '../../main/service/online-payments/provider.ts';
import { aPayFip, type PayFip, type Trouble } from '../helpers/payfip.ts';

// PayFiP's web service against a server that speaks as the interface is described, with every state, every fault and bad manners.

const NOW = new Date('2026-11-20T08:00:00.000Z');
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const DEMAND = {
  id: 'b4b0b9b2-0000-4000-8000-000000000001',
  reference: 'P261120ABCDEFGHJ',
  cents: 20_300,
  email: 'claire.bernard@exemple.fr',
  wording: 'Cotisation 2026-2027 – Léo & Jeanne, « œuvre » F2026-00001',
  year: 2026,
  returnTo: 'https://extranet.exemple.fr/facturation/paiement/retour?paiement=1&x=2',
  notifyTo: 'https://extranet.exemple.fr/facturation/paiement/notification',
};

async function aClient(mode: PayFipMode = 'W', timeout = 2000) {
  const server = await aPayFip();
  onTestFinished(server.close);
  const settings = { client: server.client, mode, service: server.service, page: server.page };
  return { server, settings, provider: payFip(settings, timeout) };
}

const known = (idop: string): Known => ({
  id: DEMAND.id,
  reference: DEMAND.reference,
  providerReference: idop,
  cents: DEMAND.cents,
  email: DEMAND.email,
  wording: DEMAND.wording,
  returnTo: DEMAND.returnTo,
  expiresAt: minutesOn(15),
  answer: null,
});

async function announced(server: PayFip, provider: ReturnType<typeof payFip>) {
  const { providerReference } = await provider.create(DEMAND);
  return { operation: server.last(), known: known(providerReference) };
}

describe('a payment is announced', () => {
  it('with every field as the description asks, the wording in plain letters, and gets the address of its page', async () => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    expect(operation.fields).toEqual({
      exer: '2026',
      mel: 'claire.bernard@exemple.fr',
      montant: '20300',
      numcli: '012345',
      objet: 'Cotisation 2026 2027 Leo Jeanne oeuvre F2026 00001',
      refdet: 'P261120ABCDEFGHJ',
      saisie: 'W',
      urlnotif: DEMAND.notifyTo,
      urlredirect: DEMAND.returnTo,
    });
    expect(provider.page(known)).toBe(`${server.page}?idop=${operation.idop}`);
  });

  it('a no of the service is told with its code, and is not taken for silence', async () => {
    const { server, provider } = await aClient();
    server.client = '999999';
    await expect(provider.create(DEMAND)).rejects.toThrow(NotTaken);
    await expect(provider.create(DEMAND)).rejects.toThrow('C1 : Numéro de client inconnu');
    expect(server.operations).toEqual([]);
  });
});

describe('its outcome is asked back', () => {
  it.each([
    ['P', 'paid'],
    ['V', 'paid'],
    ['R', 'refused'],
    ['Z', 'refused'],
  ] as const)('%s is %s from the first minute on', async (result, said) => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    operation.result = result;
    expect(await provider.status(known, minutesOn(1))).toMatchObject({
      said,
      cents: 20_300,
      reference: DEMAND.reference,
      operation: '112233',
      paidOn: '2026-11-20',
      isTrial: false,
    });
  });

  it('P5 waits for twenty minutes, then it is expired', async () => {
    const { server, provider } = await aClient();
    const { known } = await announced(server, provider);
    expect(await provider.status(known, minutesOn(19))).toMatchObject({
      said: 'waiting',
      detail: 'P5 : Résultat de la transaction non connu',
    });
    expect(await provider.status(known, minutesOn(20))).toMatchObject({ said: 'expired' });
  });

  it('A within twenty minutes may still come back, then it is abandoned', async () => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    operation.result = 'A';
    expect((await provider.status(known, minutesOn(19))).said).toBe('waiting');
    expect((await provider.status(known, minutesOn(20))).said).toBe('abandoned');
  });

  it('P1, after the night’s sweep, is expired', async () => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    operation.forgotten = true;
    expect(await provider.status(known, minutesOn(26 * 60))).toMatchObject({ said: 'expired', detail: 'P1 : IdOp incorrect' });
  });

  it('a try-out or an activation says so of itself', async () => {
    for (const mode of ['T', 'X'] as const) {
      const { server, provider } = await aClient(mode);
      const { operation, known } = await announced(server, provider);
      operation.result = 'P';
      expect(provider.isTrial).toBe(true);
      expect(await provider.status(known, minutesOn(1))).toMatchObject({ said: 'paid', isTrial: true });
    }
  });

  it('another amount, another reference, another client or no amount at all come back as they are, to be compared', async () => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    operation.result = 'P';
    operation.lies = { montant: '1' };
    expect((await provider.status(known, minutesOn(1))).cents).toBe(1);
    operation.lies = { montant: '' };
    expect((await provider.status(known, minutesOn(1))).cents).toBeNull();
    const others: Record<string, string>[] = [{ refdet: 'P000' }, { numcli: '999999' }, { idOp: 'another-operation' }];
    for (const lies of others) {
      operation.lies = lies;
      expect((await provider.status(known, minutesOn(1))).reference).not.toBe(DEMAND.reference);
    }
  });

  it('a result that nobody knows is no answer', async () => {
    const { server, provider } = await aClient();
    const { operation, known } = await announced(server, provider);
    operation.result = 'Q';
    await expect(provider.status(known, minutesOn(1))).rejects.toThrow(NoAnswer);
  });
});

describe('a service in trouble', () => {
  const TROUBLES: Trouble[] = ['silent', 'cut', 'technical', 'html', 'huge', 'doctype', 'deep', 'reserved', 'empty'];

  it.each(TROUBLES)('%s: nothing is known, neither of a demand nor of an outcome', async (trouble) => {
    const { server, provider } = await aClient('W', 300);
    const { operation, known } = await announced(server, provider);
    operation.result = 'P';
    server.trouble(trouble);
    await expect(provider.create(DEMAND)).rejects.toThrow(NoAnswer);
    await expect(provider.status(known, minutesOn(1))).rejects.toThrow(NoAnswer);
    server.trouble(null);
    expect((await provider.status(known, minutesOn(1))).said).toBe('paid');
  });

  it('nobody at the address', async () => {
    const { server, provider } = await aClient();
    await server.close();
    await expect(provider.create(DEMAND)).rejects.toThrow('Le service de paiement est injoignable.');
  });
});

describe('the test of the settings', () => {
  it('tells who PayFiP says this client is, or that it knows none', async () => {
    const { settings } = await aClient();
    expect(await payFipClient(settings)).toBe('VILLE DE GRENOBLE, CONSERVATOIRE & ÉCOLES');
    await expect(payFipClient({ ...settings, client: '999999' })).rejects.toThrow(NotTaken);
  });
});

describe('addresses that may be asked', () => {
  it('over HTTPS, or on this machine', () => {
    for (const fine of [
      'https://www.payfip.gouv.fr/tpa/services/securite',
      'http://127.0.0.1:81/x',
      'http://localhost/x',
      'http://[::1]:9/',
    ])
      expect(problemOfAddress(fine), fine).toBeNull();
    for (const bad of [
      'http://www.payfip.gouv.fr/x',
      'ftp://exemple.fr',
      'file:///etc/passwd',
      'exemple.fr',
      '',
      'https://u:p@exemple.fr/',
    ])
      expect(problemOfAddress(bad), bad).not.toBeNull();
  });
});
