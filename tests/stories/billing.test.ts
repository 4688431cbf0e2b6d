import { describe, expect, it } from 'vitest';
import { addInvoice, addPayment, type Desk } from '../../db/demo/cast-books.ts';
import { randomFor } from '../../db/demo/random.ts';
import { type Answer, aVisitor, faultsOf, signedIn, type Visitor } from '../doors/visitor.ts';
import { readPdf } from '../helpers/pdf.ts';
import { aWorld, type World } from '../helpers/world.ts';

// « Facturation » as both guides tell it, each title quoting its paragraph; then two parents, other families, and what is not shown.

/** The cells of each row, without tags, spaces made plain. */
const rowsOf = ({ body }: Answer): string[][] =>
  [...body.matchAll(/<tr data-open.*?<\/tr>|<tr><td.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell.replace(/<[^>]+>/g, ''))),
  );
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').trim();
const totalsOf = (answer: Answer): string[] =>
  [...answer.body.matchAll(/<dd>(.*?)<\/dd>/gs)].map(([, total = '']) => plain(total.replace(/<[^>]+>/g, '')));
/** Where the row with this number (or wording) leads. */
function linksOf({ body }: Answer, about: string): { dblclick: string | undefined; hrefs: string[] } {
  const row = [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([all]) => all).find((all) => all.includes(about)) ?? '';
  return { dblclick: /data-open="([^"]+)"/.exec(row)?.[1], hrefs: [...row.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href) };
}

async function bytesAt(world: World, visitor: Visitor, path: string) {
  const origin = world.service.extranet().localAddress ?? '';
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await world.service.web.app.request(`${origin}${path}`, { headers: { host: new URL(origin).host, cookie } });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Samuel, who has nothing yet, is billed and pays exactly what stands in the guide's samples. */
async function asInTheGuide(world: World): Promise<Visitor> {
  await world.service.store.write(async (db) => {
    const methods = await db.selectFrom('payment_method').select(['id', 'name']).execute();
    const desk: Desk = {
      db,
      random: randomFor('guide'),
      people: world.cast,
      madeBy: world.cast.staff.nadia.id,
      methods: Object.fromEntries(methods.map(({ id, name }) => [name, id])) as Desk['methods'],
    };
    const fee = await addInvoice(desk, 'samuel', 'F2021-00002', '2021-12-04', [['SEPT', 8_400]]);
    await addPayment(desk, 'samuel', '2021-12-04', 8_400, { pays: fee, operation: '07000004' });
    const rental = await addInvoice(desk, 'samuel', 'F2021-00003', '2021-12-04', [['SEPT', 20_000]], { ledger: 'location' });
    await addPayment(desk, 'samuel', '2021-12-04', 15_000, { pays: rental, operation: '07000005' });
  });
  return signedIn(world, world.cast.samuel);
}

describe('G1 5.b Onglet « Facturation cotisations », G2 Menu Facturation', () => {
  it('« Cet onglet présente la liste des factures et des règlements. » « L’onglet Facturation cotisations présente la liste des factures et des règlements. »', async () => {
    const visitor = await signedIn(await aWorld());
    const menu = await visitor.get('/accueil');
    expect(menu.body).toContain('href="/facturation"');
    const page = await visitor.follow(await visitor.get('/facturation'));
    expect(page.body).toMatch(/<a href="\/facturation\/cotisations" aria-current="page">Facturation cotisations<\/a>/);
    expect(rowsOf(page).map(([date, method, number, wording, state]) => [date, method, number, wording, state])).toEqual([
      ['10/11/2026', '', 'A2026-0001', 'Avoir sur la facture F2026-00001', 'Émis'],
      ['15/10/2026', 'Carte bancaire', '07000003', 'Règlement de la facture F2026-00001', 'Encaissé'],
      ['24/09/2026', 'Carte bancaire', 'F2026-00001', 'Cotisation 2026-2027', 'Réglée en partie, échéance le 15/01/2027'],
      ['20/10/2025', 'Chèque', '07000002', 'Règlement de la facture F2025-00001', 'Encaissé'],
      ['02/10/2025', 'Chèque', '07000001', 'Règlement', 'Rejeté'],
      ['25/09/2025', 'Chèque', 'F2025-00001', 'Cotisation 2025-2026', 'Réglée'],
    ]);
    expect(await faultsOf(page.body)).toEqual([]);
  });

  it('« Pour éditer une facture ou un reçu : Double-cliquer sur la ligne à éditer. »: each row with a paper is one, and has plain links too', async () => {
    const visitor = await signedIn(await aWorld());
    const page = await visitor.get('/facturation/cotisations');
    for (const [about, folder] of [
      ['F2026-00001', 'factures'],
      ['07000003', 'recus'],
      ['A2026-0001', 'avoirs'],
    ] as const) {
      const { dblclick, hrefs } = linksOf(page, about === 'F2026-00001' ? 'Cotisation 2026-2027' : about);
      expect(dblclick).toMatch(new RegExp(`^/facturation/${folder}/[0-9a-f-]{36}$`));
      expect(hrefs).toEqual([dblclick, `${dblclick}/lire`]);
    }
    expect(page.body).toContain('aria-label="Ouvrir en PDF la facture n° F2026-00001"');
  });

  it('« Le document s’affiche au format PDF. » « Le duplicata du document s’affiche au format PDF. »', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const page = await visitor.get('/facturation/cotisations');
    const shown = async (about: string) => {
      const answer = await bytesAt(world, visitor, linksOf(page, about).dblclick ?? '');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      return readPdf(answer.bytes).text;
    };
    const invoice = await shown('Cotisation 2026-2027');
    for (const part of ['DUPLICATA', 'Facture n° F2026-00001', 'Jeanne Bernard – Cursus musique', '264,00 €', 'Mme Claire Bernard'])
      expect(invoice).toContain(part);
    expect(invoice).toMatch(/Total de la facture +609,00 €/);
    expect(invoice).toMatch(/Reste à régler : +346,00 €/);
    const receipt = await shown('07000003');
    for (const part of ['DUPLICATA', 'Reçu n° R2026-00001', 'Carte bancaire', '203,00 €']) expect(receipt).toContain(part);
    const note = await shown('A2026-0001');
    for (const part of ['DUPLICATA', 'Avoir n° A2026-0001', 'Quotient familial reçu après la facturation.', '60,00 €'])
      expect(note).toContain(part);
  });

  it('« Imprimer ou enregistrer le document. »: shown in the browser under its own name, kept by nobody, and it can do nothing (UPL-3.10)', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const page = await visitor.get('/facturation/cotisations');
    const { headers } = await bytesAt(world, visitor, linksOf(page, '07000003').dblclick ?? '');
    expect(headers.get('content-disposition')).toBe(
      'inline; filename="Recu R2026-00001.pdf"; filename*=UTF-8\'\'Re%C3%A7u%20R2026-00001.pdf',
    );
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const invoice = await bytesAt(world, visitor, linksOf(page, 'Cotisation 2026-2027').dblclick ?? '');
    expect(invoice.headers.get('content-disposition')).toBe('inline; filename="Facture F2026-00001.pdf"');
  });

  it('« REMARQUE : Le bouton « Retour » permet de revenir à la page d’accueil. »', async () => {
    const visitor = await signedIn(await aWorld());
    for (const path of ['/facturation/cotisations', '/facturation/locations'])
      expect((await visitor.get(path)).body).toMatch(/<a class="button" href="\/accueil">.*?Retour<\/a>/s);
  });

  it('« Date, Mode de règlement, Numéro d’opération, Libelle, Etat, Crédit, Débit, Montant »: the sample of the guide, 84,00 € billed and paid by cheque', async () => {
    const visitor = await asInTheGuide(await aWorld());
    const page = await visitor.get('/facturation/cotisations');
    const heads = [...page.body.matchAll(/<th [^>]*>([^<]+)<\/th>/g)].map(([, head]) => head);
    expect(heads).toEqual(['Date', 'Mode de règlement', 'Numéro d’opération', 'Libellé', 'État', 'Crédit', 'Débit', 'Montant']);
    const rows = rowsOf(page);
    expect(rows.find(([, , number]) => number === 'F2021-00002')?.slice(0, 8)).toEqual([
      ...['04/12/2021', 'Chèque', 'F2021-00002', 'Cotisation 2025-2026', 'Réglée'],
      ...['84,00 €', '', '84,00 €'],
    ]);
    expect(rows.find(([, , number]) => number === '07000004')?.slice(5, 8)).toEqual(['', '84,00 €', '84,00 €']);
  });

  it('« Montant total facturé : 84,00 € Montant total réglé : 84,00 € Solde : 0,00 € »', async () => {
    const visitor = await asInTheGuide(await aWorld());
    const page = await visitor.get('/facturation/cotisations');
    expect(page.text).toMatch(/Montant total facturé .* Montant total réglé .* Solde/);
    expect(totalsOf(page)).toEqual(['84,00 €', '84,00 €', '0,00 € soldé']);
  });

  it('« L’onglet Facturation locations présente les mêmes fonctionnalités que celles énoncées précédemment mais concerne la facturation de la location (instruments, salles ou matériels). » « Montant total facturé : 200,00 € Montant total réglé : 150,00 € Solde : 50,00 € »', async () => {
    const world = await aWorld();
    const visitor = await asInTheGuide(world);
    const page = await visitor.get('/facturation/locations');
    expect(totalsOf(page)).toEqual(['200,00 €', '150,00 €', '50,00 € dû']);
    expect(rowsOf(page).map((row) => row.slice(5, 8))).toEqual([
      ['200,00 €', '', '200,00 €'],
      ['', '150,00 €', '150,00 €'],
    ]);
    const { dblclick = '' } = linksOf(page, 'F2021-00003');
    expect(readPdf((await bytesAt(world, visitor, dblclick)).bytes).text).toMatch(/Reste à régler : +50,00 €/);
    expect((await visitor.get(`${dblclick}/lire`)).body).toContain('href="/facturation/locations"');
  });

  it('« Note : Le bouton paiement en ligne peut être disponible depuis ces interfaces, si celui-ci est proposé comme moyen de paiement par l’établissement. »: no site proposes it, so there is none', async () => {
    const visitor = await signedIn(await aWorld());
    for (const path of ['/facturation/cotisations', '/facturation/locations'])
      expect((await visitor.get(path)).text).not.toMatch(/payer en ligne|paiement en ligne/i);
  });
});

describe('a family reads its account', () => {
  it('a cheque that came back stays in the list and counts for nothing; a credit note lowers what is invoiced', async () => {
    const world = await aWorld();
    const account = await world.family.call('billing.ledger', { ledger: 'cotisation' });
    expect(account).toMatchObject({ invoicedCents: 84_900, paidCents: 50_300, balanceCents: 34_600, late: false });
    expect(account.nextDue).toEqual({ on: '2027-01-15', cents: 14_300 });
    const returned = account.rows.find(({ state }) => state === 'returned');
    expect(returned).toMatchObject({ debitCents: null, amountCents: 30_000, document: null });
    expect(account.rows.find(({ kind }) => kind === 'creditNote')).toMatchObject({ creditCents: -6_000, amountCents: 6_000 });
    const sum = (column: 'creditCents' | 'debitCents') => account.rows.reduce((total, row) => total + (row[column] ?? 0), 0);
    expect([sum('creditCents'), sum('debitCents')]).toEqual([account.invoicedCents, account.paidCents]);
  });

  it('what was paid too much and not wholly given back is in its favour, said in words', async () => {
    const world = await aWorld();
    const page = await (await signedIn(world, world.cast.ines)).get('/facturation/cotisations');
    expect(totalsOf(page)).toEqual(['200,00 €', '230,00 €', '30,00 € en votre faveur']);
    expect(rowsOf(page)[0]?.slice(2, 8)).toEqual([
      ...['B2026-0001', 'Remboursement : Trop-perçu après avoir', 'Remboursé'],
      ...['', '−20,00 €', '20,00 €'],
    ]);
  });

  it('is told when a day to pay by is past, and by when the next one is', async () => {
    const world = await aWorld();
    const late = await (await signedIn(world, world.cast.ines)).get('/facturation/locations');
    expect(plain(late.text)).toContain('En retard depuis le 31/10/2026 : 45,00 € à régler');
    expect(rowsOf(late)[0]?.[4]).toBe('En retard depuis le 31/10/2026');
    const next = await (await signedIn(world)).get('/facturation/cotisations');
    expect(plain(next.text)).toContain('Prochaine échéance : 143,00 € à régler avant le 15/01/2027');
  });

  it('a draft is not shown, and its address is that of nothing', async () => {
    const world = await aWorld();
    const draft = await world.service.store.read.selectFrom('invoice').selectAll().where('state', '=', 'draft').executeTakeFirstOrThrow();
    expect(draft.family_id).toBe(world.cast.claire.familyId);
    const visitor = await signedIn(world);
    expect((await visitor.get('/facturation/cotisations')).text).not.toContain('Stage de février');
    for (const path of [`/facturation/factures/${draft.id}`, `/facturation/factures/${draft.id}/lire`])
      expect((await visitor.get(path)).status).toBe(404);
  });

  it('a payment without receipt has no link', async () => {
    const visitor = await signedIn(await aWorld());
    const page = await visitor.get('/facturation/locations');
    expect(rowsOf(page)[0]).toEqual([
      ...['05/10/2026', 'Espèces', '', 'Règlement de la facture F2026-00002', 'Encaissé'],
      ...['', '40,00 €', '40,00 €', ''],
    ]);
    expect(linksOf(page, 'Espèces').hrefs).toEqual([]);
  });

  it('a receipt whose cheque came back afterwards can be opened, and says so', async () => {
    const world = await aWorld();
    await world.service.store.write((db) =>
      db.updateTable('payment').set({ state: 'returned' }).where('operation_number', '=', '07000003').execute(),
    );
    const visitor = await signedIn(world);
    const { hrefs } = linksOf(await visitor.get('/facturation/cotisations'), '07000003');
    expect((await visitor.get(hrefs[1] ?? '')).text).toContain('ce reçu ne prouve plus un règlement');
  });

  it('who has nothing reads so, with sums of nothing', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world, world.cast.samuel);
    const page = await visitor.get('/facturation/cotisations');
    expect(page.text).toContain('Aucune facture ni aucun règlement pour l’instant.');
    expect(totalsOf(page)).toEqual(['0,00 €', '0,00 €', '0,00 € soldé']);
    expect((await visitor.get('/facturation/locations')).text).toContain('Aucune location');
    expect(await faultsOf(page.body)).toEqual([]);
  });

  it('the page of a paper says the same figures as its PDF (A11Y-6.13)', async () => {
    const world = await aWorld();
    const visitor = await signedIn(world);
    const list = await visitor.get('/facturation/cotisations');
    for (const about of ['Cotisation 2026-2027', '07000003', 'A2026-0001']) {
      const [pdf = '', page = ''] = linksOf(list, about).hrefs;
      const html = await visitor.get(page);
      expect(await faultsOf(html.body)).toEqual([]);
      const figures = (text: string) => [...new Set(plain(text).match(/−?\b\d{1,3},\d\d €|[FRA]2026-\d+|\d{8}|SIRET [\d ]+\d/g))].sort();
      const printed = figures(readPdf((await bytesAt(world, visitor, pdf)).bytes).text);
      expect(printed.length).toBeGreaterThan(3);
      expect(figures(html.text)).toEqual(printed);
    }
  });

  it('in accessibility mode each row is a sentence that holds all its values, and its links', async () => {
    const visitor = await signedIn(await aWorld());
    const rows = rowsOf(await visitor.get('/facturation/cotisations'));
    await visitor.get('/accessibilite');
    await visitor.submit('/accessibilite', { etat: 'on' });
    const page = await visitor.get('/facturation/cotisations');
    expect(page.body).toContain('class="records"');
    const sentences = [...page.body.matchAll(/<li><p>(.*?)<\/p>/gs)].map(([, text = '']) => plain(text.replace(/<[^>]+>/g, '')));
    expect(sentences).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) for (const value of row.slice(0, 8)) expect(sentences[i]).toContain(value);
    expect(page.body).toContain('Ouvrir en PDF la facture n° F2026-00001');
    expect(await faultsOf(page.body)).toEqual([]);
  });
});

describe('two parents with separate invoices (RGPD-7.9)', () => {
  it('each reads the household’s invoice and their own', async () => {
    const world = await aWorld();
    const numbers = async (who: 'yann' | 'soizic') => {
      const person = await world.signInFamily(world.cast[who]);
      const { rows, balanceCents } = await person.call('billing.ledger', { ledger: 'cotisation' });
      return { numbers: rows.flatMap(({ number }) => number ?? []).sort(), balanceCents };
    };
    expect(await numbers('yann')).toEqual({ numbers: ['07000004', 'F2026-00003', 'F2026-00004'], balanceCents: 23_000 });
    expect(await numbers('soizic')).toEqual({ numbers: ['07000005', 'F2026-00003', 'F2026-00005'], balanceCents: 8_000 });
  });

  it('what one paid of the household’s is told to the other without its number nor its receipt', async () => {
    const world = await aWorld();
    const soizic = await world.signInFamily(world.cast.soizic);
    const { rows } = await soizic.call('billing.ledger', { ledger: 'cotisation' });
    expect(rows.find(({ date }) => date === '2026-10-08')).toMatchObject({
      kind: 'payment',
      number: null,
      wording: 'Règlement de la facture F2026-00003',
      debitCents: 12_000,
      document: null,
    });
    const invoice = rows.find(({ number }) => number === 'F2026-00003')?.id ?? '';
    expect((await soizic.call('billing.invoice', { id: invoice })).movements).toMatchObject([{ number: null, cents: -12_000 }]);
  });

  it('the papers of one are not found by the other', async () => {
    const world = await aWorld();
    const [yann, soizic] = [await world.signInFamily(world.cast.yann), await world.signInFamily(world.cast.soizic)];
    const papers = async (person: typeof yann) => {
      const { rows } = await person.call('billing.ledger', { ledger: 'cotisation' });
      return rows.flatMap(({ document }) => document ?? []);
    };
    const [his, hers] = [await papers(yann), await papers(soizic)];
    const common = new Set(his.map(({ id }) => id).filter((id) => hers.some((paper) => paper.id === id)));
    expect(common.size).toBe(1);
    for (const [person, others] of [
      [yann, hers],
      [soizic, his],
    ] as const)
      for (const { kind, id } of others.filter((paper) => !common.has(paper.id)))
        expect((await person.refused(`billing.${kind}`, { id })).code).toBe('not-found');
  });

  it('an address that one keeps confidential is not printed on what is the household’s', async () => {
    const world = await aWorld();
    const soizic = await world.signInFamily(world.cast.soizic);
    const { rows } = await soizic.call('billing.ledger', { ledger: 'cotisation' });
    const id = rows.find(({ number }) => number === 'F2026-00003')?.id ?? '';
    expect((await soizic.call('billing.invoice', { id })).client.address).toContain('7 quai des Tanneurs');
    await world.service.store.write((db) =>
      db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', world.cast.yann.guardianId).execute(),
    );
    expect((await soizic.call('billing.invoice', { id })).client).toEqual({ name: 'M. Yann Le Goff', address: [] });
    const yann = await world.signInFamily(world.cast.yann);
    expect((await yann.call('billing.invoice', { id })).client.address).toContain('7 quai des Tanneurs');
  });
});

describe('another family’s papers', () => {
  it('are the same 404 as papers that do not exist, in every form, and the log notes who asked', async () => {
    const world = await aWorld();
    const own = await signedIn(world);
    const list = await own.get('/facturation/cotisations');
    const paths = [...list.body.matchAll(/href="(\/facturation\/(?:factures|recus|avoirs)\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThanOrEqual(10);
    const other = await signedIn(world, world.cast.ines);
    for (const path of paths) {
      // as slowly as nobody is told to wait
      world.clock.pass(1);
      const [theirs, nobodys] = [await other.get(path), await other.get(path.replace(/[0-9a-f]{8}-/, '00000000-'))];
      expect([theirs.status, theirs.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
      expect(theirs.body).toBe(nobodys.body);
    }
    expect(world.log()).toContain('not theirs');
  });

  it('nobody opens a paper without logging in, and is led back to it afterwards', async () => {
    const world = await aWorld();
    const own = await signedIn(world);
    const { dblclick = '' } = linksOf(await own.get('/facturation/cotisations'), 'Cotisation 2026-2027');
    const stranger = aVisitor(world);
    expect((await stranger.get(dblclick)).location).toBe(`/connexion?${new URLSearchParams({ suite: dblclick })}`);
  });
});
