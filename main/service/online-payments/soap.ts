import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { ask, NoAnswer } from './outgoing.ts';

/** A fault that the service itself declares, with its code where it has one: « P5 ». */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  /** Of `FonctionnelleErreur`; null for the technical ones. */
  readonly code: string | null;
  constructor(code: string | null, message: string) {
    super(message);
    this.code = code;
  }
}

export interface SoapCall {
  address: string;
  /** Namespace of the operation. */
  namespace: string;
  operation: string;
  /** What is in its one argument, in order. */
  argument: Readonly<Record<string, string>>;
  timeout: number;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
// numbers stay text: « 0000 » is not 0, and a reference of digits keeps all of them
const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: true });

/** Calls one operation of a SOAP 1.1 service (document/literal) and gives the texts of its `return`, by their names. */
export async function callSoap({ address, namespace, operation, argument, timeout }: SoapCall): Promise<Record<string, string>> {
  const { status, text } = await ask(address, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' },
    body: envelope(namespace, operation, argument),
    timeout,
  });
  const body = bodyOf(text, status);
  if (isElement(body.Fault)) throw faultOf(body.Fault);
  const answer = body[`${operation}Response`];
  const given = isElement(answer) ? answer.return : undefined;
  if (!isElement(given)) throw unexpected(status);
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const envelope = (namespace: string, operation: string, argument: SoapCall['argument']): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    'soapenv:Envelope': {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns:pai': namespace,
      'soapenv:Header': '',
      'soapenv:Body': { [`pai:${operation}`]: { arg0: argument } },
    },
  })}`;

type Element = Readonly<Record<string, unknown>>;
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);

function bodyOf(text: string, status: number): Element {
  // a declaration of types could hold entities of its own; SOAP forbids it
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) throw unexpected(status);
  const document = parsed(text, status);
  const whole = isElement(document) ? document.Envelope : undefined;
  const body = isElement(whole) ? whole.Body : undefined;
  if (!isElement(body)) throw unexpected(status);
  return body;
}

/** The parser throws on what would harm it, and it is right: elements in elements without end, names that JavaScript keeps for itself. */
function parsed(text: string, status: number): unknown {
  try {
    return parser.parse(text);
  } catch (cause) {
    throw Object.assign(unexpected(status), { cause });
  }
}

function faultOf(fault: Element): SoapFault {
  const detail = isElement(fault.detail) ? fault.detail : {};
  const functional = detail.FonctionnelleErreur;
  const [technical] = Object.entries(detail).filter(([name, value]) => name !== 'FonctionnelleErreur' && isElement(value));
  const said = isElement(functional) ? functional : isElement(technical?.[1]) ? technical[1] : {};
  const words = [said.libelle, said.descriptif, said.message, fault.faultstring].find((word) => typeof word === 'string' && word !== '');
  const code = typeof said.code === 'string' && said.code !== '' ? said.code : null;
  return new SoapFault(isElement(functional) ? code : null, String(words ?? 'Erreur sans explication').slice(0, 300));
}

const unexpected = (status: number): NoAnswer =>
  new NoAnswer(`Le service de paiement a répondu autre chose que prévu (code HTTP ${status}).`);
