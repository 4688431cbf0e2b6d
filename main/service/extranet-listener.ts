import type { ExtranetState } from '../../shared/contract/office.ts';
import type { SettingOf } from '../../shared/contract/settings.ts';
import type { Web } from './doors/web.ts';

export interface ExtranetListener {
  state(): ExtranetState;
  /** Opens, or opens anew when the settings ask for another address. A busy port becomes the state's problem. */
  open(): Promise<void>;
  /** For good: what was put off until later opens it no more. */
  close(): Promise<void>;
}

interface Parts {
  web: Pick<Web, 'listen' | 'close'>;
  /** null: no listener at all (a store that is only worked on). */
  at: { host: string; port: number | null } | null;
  settings(): Promise<SettingOf<'extranet'>>;
  onChange(state: ExtranetState): void;
}

/** The families' listener: where it is, or the sentence that says why it is closed. */
export function extranetListener({ web, at, settings, onChange }: Parts): ExtranetListener {
  let state: ExtranetState = { address: null, localAddress: null, problem: null };
  let listening: { wanted: number; port: number } | null = null;
  let isOver = false;

  async function open(): Promise<void> {
    if (!at || isOver) return;
    const { port: settingsPort, publicUrl } = await settings();
    const wanted = at.port ?? settingsPort;
    const before = JSON.stringify(state);
    try {
      if (listening && listening.wanted !== wanted) {
        await web.close();
        listening = null;
      }
      listening ??= { wanted, port: (await web.listen({ host: at.host, port: wanted })).port };
      const localAddress = `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${listening.port}`;
      state = { address: publicUrl ?? localAddress, localAddress, problem: null };
    } catch (error) {
      state = { address: null, localAddress: null, problem: sentence(error, wanted) };
    }
    if (JSON.stringify(state) !== before) onChange(state);
  }

  async function close(): Promise<void> {
    isOver = true;
    if (listening) await web.close();
    listening = null;
    state = { address: null, localAddress: null, problem: null };
  }

  const inTurn = oneAfterTheOther();
  return { state: () => state, open: () => inTurn(open), close: () => inTurn(close) };
}

/** Two changes at once would open two ports, of which one is never closed again. */
function oneAfterTheOther(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

function sentence(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Le port ${port} est déjà utilisé par un autre programme. Fermez-le, ou choisissez un autre port dans Paramètres, Extranet.`;
  if (code === 'EACCES')
    return `Ce compte n’a pas le droit d’ouvrir le port ${port}. Choisissez un port au-dessus de 1024 dans Paramètres, Extranet.`;
  if (code === 'EADDRNOTAVAIL') return 'L’adresse réseau demandée n’est pas celle de ce poste.';
  throw error;
}
