// The same service without a window: one JSON line on standard output when it is ready, everything else on standard error.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreProblem } from '../../db/problems.ts';
import manifest from '../../package.json' with { type: 'json' };
import { fillDemonstration } from './demonstration.ts';
import { BadFlag, type Flags, readFlags } from './flags.ts';
import { openLog } from './log.ts';
import { type Secrets, secretsFrom } from './secrets.ts';
import { type Service, start } from './start.ts';
import { unprotectedStoreKey } from './store-key.ts';

/** A line for the person, and the code with which the process ends. */
class CannotServe extends Error {}

const log = openLog();

try {
  await serve(readFlags(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadFlag || error instanceof StoreProblem || error instanceof CannotServe)) throw error;
  process.stderr.write(`Portée : ${error.message}\n`);
  process.exit(error instanceof BadFlag ? 2 : 1);
}

async function serve(flags: Flags): Promise<void> {
  const dataDir = resolve(flags.data);
  folder(dataDir);
  const storeKey = unprotectedStoreKey(dataDir);
  const service = await start({
    dataDir,
    storeKey,
    keyProtected: false,
    version: manifest.version,
    clock: { now: () => new Date() },
    log,
    env: process.env,
    extranet: { host: flags.host, port: flags.port },
  });
  endOn(service, 'SIGTERM', 'SIGINT');
  const damage = await service.store.prove();
  if (damage) {
    await service.stop();
    throw damage;
  }
  if (flags.demo) await demonstrate(service, secretsFrom(storeKey, false), dataDir, flags.families);
  const { localAddress, problem } = service.extranet();
  if (!localAddress) {
    await service.stop();
    throw new CannotServe(problem ?? 'L’extranet n’a pas pu être ouvert.');
  }
  process.stdout.write(`${JSON.stringify({ ready: true, extranet: localAddress, data: flags.data })}\n`);
}

function folder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CannotServe(`Le dossier ${dataDir} ne peut pas être créé (${error instanceof Error ? error.message : error}).`);
  }
}

/** Fills an empty store; one that holds the demonstration already is served as it is, anything else is refused. */
async function demonstrate(service: Service, secrets: Secrets, dataDir: string, families: number | null): Promise<void> {
  const accounts = await fillDemonstration(service.store, secrets, families ?? undefined);
  if (accounts === 'already-there') return;
  if (accounts === 'an-office') {
    await service.stop();
    throw new CannotServe(`--demo demande un dossier vide : ${dataDir} contient déjà un établissement.`);
  }
  writeFileSync(join(dataDir, 'demo-accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
}

function endOn(service: Service, ...signals: NodeJS.Signals[]): void {
  let ending = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void service.stop().then(() => process.exit(0));
    });
  }
}
