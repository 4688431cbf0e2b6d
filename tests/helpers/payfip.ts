import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

// PayFiP as its interface is described: the SOAP service « PaiementSecuriseService » and the page where one pays. It forgets, refuses, is
// slow, hangs up or talks nonsense when a test says so.

const NAMESPACE = 'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService';
const FIELDS = ['exer', 'mel', 'montant', 'numcli', 'objet', 'refdet', 'saisie', 'urlnotif', 'urlredirect'] as const;
type Field = (typeof FIELDS)[number];

/** What goes wrong from now on. */
export type Trouble =
  | 'silent' // takes the request and never answers
  | 'cut' // answers half, then hangs up
  | 'technical' // declares a technical fault
  | 'html' // another server answers in its place
  | 'huge' // never stops talking
  | 'doctype' // an answer that brings entities of its own
  | 'deep' // elements in elements without end
  | 'reserved' // a name that JavaScript keeps for itself
  | 'empty'; // an envelope with nothing in it

export interface Operation {
  idop: string;
  fields: Record<Field, string>;
  /** « resultrans »; null: not known yet (P5). */
  result: string | null;
  /** What is answered instead of what was asked, field by field. */
  lies: Record<string, string>;
  /** Swept away in the night: P1. */
  forgotten: boolean;
}

export interface PayFip {
  service: string;
  page: string;
  operations: Operation[];
  /** The last that was announced. */
  last(): Operation;
  trouble(next: Trouble | null): void;
  /** How often each operation was called. */
  calls: Record<string, number>;
  /** Who knows no client but this one. */
  client: string;
  close(): Promise<void>;
}

/** `host`: how browsers reach it; another name than the extranet's makes it another house. */
export async function aPayFip(host = '127.0.0.1'): Promise<PayFip> {
  const operations: Operation[] = [];
  const calls: Record<string, number> = {};
  let trouble: Trouble | null = null;
  const self = { client: '012345' };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://payfip');
    if (pathname === '/tpa/services/securite') void soap(request, response);
    else if (pathname === '/tpa/paiementws.web') paymentPage(searchParams, response);
    else if (pathname === '/tpa/payer') void choose(request, response);
    else response.writeHead(404).end();
  });

  async function soap(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = parse(await bodyOf(request));
    if (trouble) return misbehave(trouble, response);
    if (!asked) return answer(response, fault('TechProtocolaireErreur', 'T1', 'Requête illisible'), 500);
    calls[asked.operation] = (calls[asked.operation] ?? 0) + 1;
    const said = ANSWERS[asked.operation]?.(asked.argument) ?? fault('TechProtocolaireErreur', 'T2', 'Opération inconnue');
    answer(response, said, said.includes('Fault>') ? 500 : 200);
  }

  const ANSWERS: Record<string, (argument: Record<string, string>) => string> = {
    creerPaiementSecurise(argument) {
      const problem = problemIn(argument, self.client);
      if (problem) return fault('FonctionnelleErreur', ...problem);
      const idop = randomUUID();
      operations.push({ idop, fields: argument as Record<Field, string>, result: null, lies: {}, forgotten: false });
      return done('creerPaiementSecurise', { idOp: idop });
    },
    recupererDetailPaiementSecurise({ idOp }) {
      const found = operations.find(({ idop }) => idop === idOp);
      if (!found || found.forgotten) return fault('FonctionnelleErreur', 'P1', 'IdOp incorrect');
      if (found.result === null) return fault('FonctionnelleErreur', 'P5', 'Résultat de la transaction non connu');
      const { exer, mel, montant, numcli, objet, refdet, saisie } = found.fields;
      return done('recupererDetailPaiementSecurise', {
        dattrans: '20112026',
        exer,
        heurtrans: '0915',
        idOp: found.idop,
        mel,
        montant,
        numauto: '112233',
        numcli,
        objet,
        refdet,
        resultrans: found.result,
        saisie,
        ...found.lies,
      });
    },
    recupererDetailClient({ numCli }) {
      if (numCli !== self.client) return fault('FonctionnelleErreur', 'C1', 'Numéro de client inconnu');
      return done('recupererDetailClient', { libelleN1: 'VILLE DE GRENOBLE', libelleN2: 'CONSERVATOIRE & ÉCOLES', numcli: numCli });
    },
  };

  function paymentPage(query: URLSearchParams, response: ServerResponse): void {
    const found = operations.find(({ idop }) => idop === query.get('idop'));
    const buttons = Object.entries({ P: 'Payer par carte', R: 'Carte refusée', A: 'Abandonner', '': 'Revenir sans résultat' }).map(
      ([result, word]) => `<button name="resultrans" value="${result}">${word}</button>`,
    );
    const shown = found
      ? `<p>Montant : ${found.fields.montant} centimes</p><form method="post" action="/tpa/payer"><input type="hidden" name="idop" value="${found.idop}">${buttons.join(' ')}</form>`
      : '<p>Identifiant inconnu</p>';
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!DOCTYPE html><html lang="fr"><title>PayFiP</title><h1>PayFiP</h1>${shown}</html>`);
  }

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const found = operations.find(({ idop }) => idop === form.get('idop'));
    if (!found) return void response.writeHead(404).end();
    found.result = form.get('resultrans') || null;
    response.writeHead(303, { location: found.fields.urlredirect }).end();
  }

  const port = await listening(server);
  const address = `http://${host}:${port}`;
  return {
    service: `http://127.0.0.1:${port}/tpa/services/securite`,
    page: `${address}/tpa/paiementws.web`,
    operations,
    last() {
      const found = operations.at(-1);
      if (!found) throw new Error('nothing was announced');
      return found;
    },
    trouble(next) {
      trouble = next;
    },
    calls,
    get client() {
      return self.client;
    },
    set client(numcli) {
      self.client = numcli;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What each field of a demand has to be, as the interface's description says. */
function problemIn(argument: Record<string, string>, client: string): [code: string, words: string] | null {
  const is = (field: Field, pattern: RegExp) => pattern.test(argument[field] ?? '');
  if (Object.keys(argument).some((name) => !FIELDS.includes(name as Field))) return ['X1', 'Champ inconnu'];
  if (argument.numcli !== client) return ['C1', 'Numéro de client inconnu'];
  if (!is('exer', /^\d{4}$/)) return ['E1', 'Exercice incorrect'];
  if (!is('refdet', /^[A-Za-z0-9]{6,30}$/)) return ['R1', 'Référence de la dette incorrecte'];
  if (!is('objet', /^[A-Za-z0-9 ]{1,100}$/)) return ['O1', 'Objet incorrect'];
  if (!is('montant', /^\d{1,11}$/) || Number(argument.montant) < 100) return ['M1', 'Montant incorrect'];
  if (!is('mel', /^[^@\s]+@[^@\s]+$/) || !is('mel', /^.{6,80}$/)) return ['A1', 'Adresse de courriel incorrecte'];
  if (!is('saisie', /^[TXW]$/)) return ['S1', 'Type de saisie incorrect'];
  if (!is('urlnotif', /^https?:\/\/.{1,240}$/) || !is('urlredirect', /^https?:\/\/.{1,240}$/))
    return ['U1', 'Adresse de retour incorrecte'];
  return null;
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });

function parse(body: string): { operation: string; argument: Record<string, string> } | null {
  if (XMLValidator.validate(body) !== true) return null;
  const envelope = parser.parse(body)['soapenv:Envelope'];
  if (envelope?.['@xmlns:soapenv'] !== 'http://schemas.xmlsoap.org/soap/envelope/' || envelope['@xmlns:pai'] !== NAMESPACE) return null;
  const [[name = '', content] = []] = Object.entries(envelope['soapenv:Body'] as Record<string, { arg0?: Record<string, string> }>);
  return name.startsWith('pai:') && content?.arg0 ? { operation: name.slice(4), argument: content.arg0 } : null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const envelope = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${inside}</S:Body></S:Envelope>`;
const done = (operation: string, fields: Record<string, string>): string =>
  envelope(
    `<ns2:${operation}Response xmlns:ns2="${NAMESPACE}"><return>${Object.entries(fields)
      .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
      .join('')}</return></ns2:${operation}Response>`,
  );
const fault = (kind: string, code: string, words: string): string =>
  envelope(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.${kind}</faultstring><detail><ns1:${kind} xmlns:ns1="http://securite.service.tpa.cp.finances.gouv.fr/${kind}"><code>${code}</code><descriptif/><libelle>${words}</libelle><severite>2</severite></ns1:${kind}></detail></S:Fault>`,
  );

function answer(response: ServerResponse, body: string, status: number): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(body);
}

function misbehave(trouble: Trouble, response: ServerResponse): void {
  const xml = { 'content-type': 'text/xml' };
  if (trouble === 'silent') return;
  if (trouble === 'cut') {
    response.writeHead(200, { ...xml, 'content-length': '4000' });
    response.write('<?xml version="1.0"?><S:Envelope', () => response.destroy());
  } else if (trouble === 'technical') answer(response, fault('TechIndisponibiliteErreur', 'T9', 'Service indisponible'), 500);
  else if (trouble === 'html')
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body><h1>Bad Gateway</h1></body></html>');
  else if (trouble === 'empty') answer(response, envelope(''), 200);
  else if (trouble === 'deep') answer(response, envelope(`${'<a>'.repeat(6000)}${'</a>'.repeat(6000)}`), 200);
  else if (trouble === 'reserved') answer(response, envelope('<__proto__><return>1</return></__proto__>'), 200);
  else if (trouble === 'doctype')
    answer(response, `<!DOCTYPE x [<!ENTITY a "paye">]>${done('recupererDetailPaiementSecurise', { resultrans: 'P' })}`, 200);
  else response.writeHead(200, xml).end(`<a>${'x'.repeat(200_000)}</a>`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
