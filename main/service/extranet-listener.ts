import { createServer } from 'node:net';
import type { ExtranetState } from '../../shared/contract/office.ts';
import type { ServedIdentity } from './certificates/served.ts';
import type { LimitedServer } from './doors/limited-server.ts';
import type { Listening } from './doors/listening.ts';
import type { Web } from './doors/web.ts';
import type { WebListener } from './doors/web-listener.ts';
import { CannotListen, type ExtranetSetting, isEncrypted, isOnNetwork, namesOf, placeOf } from './extranet-place.ts';
import type { MachineNetworks } from './machine-networks.ts';

export interface ExtranetListener {
  state(): ExtranetState;
  /**
   * Opens, or opens anew when the settings, the network or the certificate ask for it. What cannot be opened becomes the state's problem;
   * families are served on as before where that is still possible.
   */
  open(): Promise<void>;
  /** Whether it could be opened so: null, or the `CannotListen` that says why not. Nothing is changed. */
  trouble(setting: ExtranetSetting): Promise<CannotListen | null>;
  /** For good: what was put off until later opens it no more. */
  close(): Promise<void>;
}

interface Parts {
  web: Pick<Web, 'listen' | 'redirect'>;
  /** `host` null: where the settings say; else without encryption on this one. null: no listener at all (a store that is only worked on). */
  at: { host: string | null; port: number | null } | null;
  settings(): Promise<ExtranetSetting>;
  networks: MachineNetworks;
  identity: ServedIdentity;
  onChange(state: ExtranetState): void;
}

interface Wanted extends Listening {
  redirectPort: number | null;
}

interface Open {
  wanted: Wanted;
  listener: WebListener;
  redirect: { port: number; server: LimitedServer } | null;
}

const CLOSED: ExtranetState = { address: null, localAddress: null, problem: null, isPlainOnNetwork: false };

/** The families' listener: where it is, or the sentence that says why it is closed or not where it was wanted. */
export function extranetListener({ web, at, settings, networks, identity, onChange }: Parts): ExtranetListener {
  let state = CLOSED;
  let current: Open | null = null;
  let isOver = false;

  async function open(): Promise<void> {
    if (!at || isOver) return;
    const setting = effective(at, await settings());
    const problem = await take(setting).then(
      () => null,
      (error: unknown) => sentence(error, setting),
    );
    show(setting, problem);
  }

  async function take(setting: ExtranetSetting): Promise<void> {
    const wanted = await wantedBy(setting);
    if (current && isSamePlace(current.wanted, wanted)) current.listener.adopt(wanted);
    else await move(wanted);
    if (!current) return;
    current.wanted = wanted;
    await redirectFrom(current, wanted.redirectPort);
  }

  /** The new one first, so that a port that is taken costs nothing; where both would need the same, the former makes room and may come back. */
  async function move(wanted: Wanted): Promise<void> {
    const former = current;
    const isInTheWay = former !== null && overlaps(former.wanted, wanted);
    if (isInTheWay) {
      current = null;
      leave(former);
    }
    try {
      current = { wanted, listener: await web.listen(wanted), redirect: null };
    } catch (error) {
      if (isInTheWay) current = { ...former, listener: await web.listen(former.wanted), redirect: null };
      throw error;
    }
    if (former && !isInTheWay) leave(former);
  }

  async function redirectFrom(now: Open, port: number | null): Promise<void> {
    if (now.redirect?.port === port) return;
    void now.redirect?.server.close();
    now.redirect = null;
    if (port === null) return;
    const server = await web.redirect({ host: now.wanted.host, port }, now.listener).catch((error: unknown) => {
      throw new CannotListen('redirectPort', `La redirection n’est pas ouverte : ${sentence(error, { port })}`);
    });
    now.redirect = { port, server };
  }

  /** Whoever is being answered there is answered to the end. */
  function leave({ listener, redirect }: Open): void {
    void redirect?.server.close();
    void listener.close();
  }

  async function wantedBy(setting: ExtranetSetting): Promise<Wanted> {
    const place = at?.host ? { host: at.host, addresses: [at.host] } : placeOf(setting, networks());
    const names = namesOf(setting, place);
    return {
      host: place.host,
      port: setting.port,
      identity: await identity(setting.mode, names),
      names: [...setting.names, ...place.addresses],
      strict: setting.mode === 'imported' || (setting.mode === 'own-authority' && setting.authorityInstalled),
      redirectPort: isEncrypted(setting) ? setting.redirectPort : null,
    };
  }

  function show(setting: ExtranetSetting, problem: string | null): void {
    const before = JSON.stringify(state);
    const localAddress = current && addressOf(current.listener.at);
    state = current
      ? {
          address: setting.publicUrl ?? localAddress,
          localAddress,
          problem,
          isPlainOnNetwork: current.wanted.identity === null && isOnNetwork(setting),
        }
      : { ...CLOSED, problem };
    if (JSON.stringify(state) !== before) onChange(state);
  }

  async function trouble(asked: ExtranetSetting): Promise<CannotListen | null> {
    if (!at || at.host) return null;
    const setting = effective(at, asked);
    try {
      const { host } = placeOf(setting, networks());
      const mine = (port: number) => current && [current.listener.at.port, current.redirect?.port].includes(port);
      await tryPort({ host, port: setting.port, field: 'port' }, mine);
      if (isEncrypted(setting) && setting.redirectPort !== null)
        await tryPort({ host, port: setting.redirectPort, field: 'redirectPort' }, mine);
      return null;
    } catch (error) {
      if (error instanceof CannotListen) return error;
      throw error;
    }
  }

  async function close(): Promise<void> {
    isOver = true;
    const last = current;
    current = null;
    state = CLOSED;
    await Promise.all([last?.redirect?.server.close(), last?.listener.close()]);
  }

  const inTurn = oneAfterTheOther();
  return { state: () => state, open: () => inTurn(open), trouble: (setting) => inTurn(() => trouble(setting)), close: () => inTurn(close) };
}

/** What stands before the settings: a place that was said at the start, and a port. */
function effective(at: { host: string | null; port: number | null }, setting: ExtranetSetting): ExtranetSetting {
  return { ...setting, port: at.port ?? setting.port, ...(at.host !== null && { mode: 'local' }) };
}

/** Where port and encryption are the same, names and certificate change without anybody noticing. */
const isSamePlace = (one: Wanted, other: Wanted): boolean =>
  one.host === other.host && one.port === other.port && Boolean(one.identity) === Boolean(other.identity);

const EVERY_ADDRESS = '0.0.0.0';
const overlaps = (one: Listening, other: Listening): boolean =>
  one.port !== 0 && one.port === other.port && (one.host === other.host || [one.host, other.host].includes(EVERY_ADDRESS));

/** The way to it for whoever types an address; on every network, the first of this machine's. */
function addressOf({ host, port, identity, names }: Listening): string {
  const shown = host === EVERY_ADDRESS ? (names.find((name) => /^[\d.]+$/.test(name)) ?? '127.0.0.1') : host;
  const scheme = identity ? 'https' : 'http';
  const isUsual = port === (identity ? 443 : 80);
  return `${scheme}://${shown.includes(':') ? `[${shown}]` : shown}${isUsual ? '' : `:${port}`}`;
}

async function tryPort(
  { host, port, field }: { host: string; port: number; field: CannotListen['field'] },
  isMine: (port: number) => boolean | null,
): Promise<void> {
  if (port === 0 || isMine(port)) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    const isAddress = error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL';
    throw new CannotListen(isAddress ? 'network' : field, sentence(error, { port }));
  } finally {
    probe.close();
  }
}

/** Two changes at once would open two ports, of which one is never closed again. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

function sentence(error: unknown, { port }: { port: number }): string {
  if (error instanceof CannotListen) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Le port ${port} est déjà utilisé par un autre programme. Fermez-le, ou choisissez un autre port dans Paramètres, Extranet.`;
  if (code === 'EACCES')
    return `Ce compte n’a pas le droit d’ouvrir le port ${port}. Choisissez un port au-dessus de 1024 dans Paramètres, Extranet.`;
  if (code === 'EADDRNOTAVAIL') return 'L’adresse réseau demandée n’est pas celle de ce poste.';
  throw error;
}
