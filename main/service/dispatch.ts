import { randomUUID } from 'node:crypto';
import { recordHistory } from '../../db/history.ts';
import type { Store, WriteDb } from '../../db/open.ts';
import { queueMail } from '../../db/outbox.ts';
import { classify } from '../../db/problems.ts';
import { contract, type InputOf, type OperationName, type OutputOf, type Topic } from '../../shared/contract/index.ts';
import { type Operation, parse } from '../../shared/contract/operation.ts';
import { Refusal } from '../../shared/refusal.ts';
import {
  type Actor,
  type Knock,
  NOBODY,
  type ReadContext,
  RefusedButWritten,
  type Surroundings,
  type Verbs,
  type WriteContext,
} from './context.ts';

/** Turns a token into the person it stands for; null when it is unknown, old or ended. */
export type Identify = (who: 'staff' | 'family', token: string) => Promise<Actor | null>;

export interface Dispatch {
  /** Calls as whoever the token stands for. Throws only `Refusal`. */
  call(name: string, input: unknown, token: string | null, knock: Knock): Promise<unknown>;
  /** Calls as a known person: the family pages have identified theirs already. */
  callAs<N extends OperationName>(actor: Actor, knock: Knock, name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Calls a write whose transaction holds more than the verb: what is written beside it stands or falls with it. */
  callWithin(actor: Actor, knock: Knock, name: OperationName, input: unknown, within: Within): Promise<unknown>;
}

export interface Within {
  also(db: WriteDb): Promise<unknown>;
  announce(topics: Topic[]): void;
}

interface Parts {
  store: Store;
  verbs: Verbs;
  surroundings: Surroundings;
  identify: Identify;
  /** Told once a transaction stands. */
  announce(topics: Topic[]): void;
}

/** The one door in: find, parse, allow, transaction, run, check, answer or refuse. */
export function createDispatch(parts: Parts): Dispatch {
  const run = async (
    name: string,
    input: unknown,
    knock: Knock,
    actor: (op: Operation) => Promise<Actor> | Actor,
    within: Within = { also: async () => {}, announce: parts.announce },
  ): Promise<unknown> => {
    try {
      const op = operation(name);
      const who = await actor(op);
      allow(op, who);
      return await execute(parts, name as OperationName, op, { actor: who, knock, within }, parse(op.input, input));
    } catch (error) {
      throw asRefusal(error, name, parts.surroundings);
    }
  };
  return {
    call: (name, input, token, knock) => run(name, input, knock, (op) => identified(parts.identify, op, token)),
    callAs: <N extends OperationName>(actor: Actor, knock: Knock, name: N, input: InputOf<N>) =>
      run(name, input, knock, () => actor) as Promise<OutputOf<N>>,
    callWithin: (actor, knock, name, input, within) => run(name, input, knock, () => actor, within),
  };
}

function operation(name: string): Operation {
  if (!Object.hasOwn(contract, name)) throw new Refusal('not-found', 'Cette opération n’existe pas.');
  return contract[name as OperationName];
}

async function identified(identify: Identify, op: Operation, token: string | null): Promise<Actor> {
  if (op.who === 'anyone') return NOBODY;
  return (token && (await identify(op.who, token))) || NOBODY;
}

function allow(op: Operation, actor: Actor): void {
  if (op.who === 'anyone') return;
  if (actor.kind !== op.who) throw new Refusal('expired', 'Votre session est terminée : reconnectez-vous.');
  if (actor.kind === 'staff' && !op.roles.includes(actor.role)) throw new Refusal('not-allowed', 'Votre rôle ne permet pas cette action.');
  if (actor.mustChoose && !op.beforePasswordChosen) throw new Refusal('not-allowed', 'Choisissez d’abord votre mot de passe.');
  if (actor.kind === 'staff' && actor.mustAddSecondFactor && !op.beforeSecondFactor)
    throw new Refusal('not-allowed', 'Activez d’abord la double authentification.');
}

interface Caller {
  actor: Actor;
  knock: Knock;
  within: Within;
}

async function execute(
  parts: Parts,
  name: OperationName,
  op: Operation,
  { actor, knock, within }: Caller,
  input: unknown,
): Promise<unknown> {
  const base = { ...parts.surroundings, actor, knock };
  const reading: ReadContext = { ...base, db: parts.store.read };
  // One table of verbs, one type each: past this line the contract has already checked what goes in and what comes out.
  const verb = parts.verbs[name] as unknown as Runnable;
  if (op.kind === 'read') return kept(op, name, await (verb as Plain)(reading, input));
  const prepared = typeof verb === 'function' ? undefined : await verb.prepare(reading, input);
  const write = typeof verb === 'function' ? verb : verb.write;
  const topics = new Set<Topic>();
  const outcome = await parts.store.write(async (db) => {
    const ctx: WriteContext = {
      ...base,
      db,
      record: (note) => recordHistory(db, { at: base.clock.now(), actor, verb: name, ...note }),
      mail: (mail) => {
        topics.add('messages');
        return queueMail(db, mail, base.clock.now());
      },
      tell: (...names) => {
        for (const topic of names) topics.add(topic);
      },
    };
    return keepingRefusals(async () => {
      const output = kept(op, name, await write(ctx, input, prepared));
      await within.also(db);
      return output;
    });
  });
  if (topics.size > 0) within.announce([...topics]);
  if (outcome instanceof RefusedButWritten) throw outcome.refusal;
  return outcome;
}

type Plain = (ctx: unknown, input: unknown, prepared?: unknown) => Promise<unknown>;
type Runnable = Plain | { prepare: Plain; write: Plain };

/** A thrown refusal rolls the transaction back; one that must leave its trace comes back as a value instead. */
async function keepingRefusals(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedButWritten) return error;
    throw error;
  }
}

/** An answer that breaks the contract is our fault, whatever was asked; found inside the transaction, so that nothing of it stands. */
function kept(op: Operation, name: string, output: unknown): unknown {
  const checked = op.output.safeParse(output);
  if (!checked.success) throw new Error(`${name} answers what its contract does not say`, { cause: checked.error });
  return checked.data;
}

/** What a person may be told: a refusal as it is, a full disk in plain words, anything else a reference that the log has too. */
function asRefusal(error: unknown, name: string, { log }: Surroundings): Refusal {
  if (error instanceof Refusal) return error;
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, operation: name, reference }, 'unexpected error');
  const problem = classify(error);
  if (problem) return new Refusal('unavailable', problem, undefined, reference);
  return new Refusal('unavailable', `Une erreur est survenue (référence ${reference}). Rien n’a été enregistré.`, undefined, reference);
}
