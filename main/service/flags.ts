import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

export interface Flags {
  data: string;
  port: number;
  host: string;
  demo: boolean;
  families: number | null;
}

/** A flag that cannot be followed: one clear line, exit code 2. */
export class BadFlag extends Error {}

const USAGE = 'Usage : npm run serve -- --data DOSSIER [--port N] [--host 127.0.0.1] [--demo] [--families N]';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** The flags of `npm run serve` (product.md). Refuses with `BadFlag` what it cannot follow. */
export function readFlags(argv: string[]): Flags {
  const values = parsed(argv);
  if (!values.data) throw new BadFlag(`Il manque --data DOSSIER. ${USAGE}`);
  const host = values.host ?? '127.0.0.1';
  if (!LOOPBACK.test(host)) {
    const why = isIP(host) ? 'n’est pas une adresse de ce poste seul' : 'n’est pas une adresse';
    throw new BadFlag(
      `--host ${host} ${why} : sans HTTPS, l’extranet n’est servi que sur 127.0.0.1. Pour l’ouvrir au réseau, placez devant lui un serveur HTTPS.`,
    );
  }
  if (values.families !== undefined && !values.demo) throw new BadFlag('--families ne va qu’avec --demo.');
  return {
    data: values.data,
    host,
    port: values.port === undefined ? 8480 : whole('--port', values.port, 0, 65_535),
    demo: values.demo ?? false,
    families: values.families === undefined ? null : whole('--families', values.families, 1, 200_000),
  };
}

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        demo: { type: 'boolean' },
        families: { type: 'string' },
      },
    }).values;
  } catch (error) {
    const unknown = /'(-[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new BadFlag(`${unknown ? `${unknown} n’est pas compris` : 'Ces options ne sont pas comprises'}. ${USAGE}`);
  }
}

function whole(flag: string, value: string, least: number, most: number): number {
  const n = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(n >= least && n <= most)) throw new BadFlag(`${flag} demande un nombre entier de ${least} à ${most}, pas « ${value} ».`);
  return n;
}
