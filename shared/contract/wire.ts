import type { RefusalData } from '../refusal.ts';
import type { OperationName, Topic } from './index.ts';

/** One call through a door. Who is calling follows from the token, never from the input. */
export interface Request {
  id: number;
  name: OperationName;
  input: unknown;
  token: string | null;
}

export type Answer = { id: number; ok: true; output: unknown } | { id: number; ok: false; refusal: RefusalData };

/** Something changed; names only, so that nobody learns by it what he may not read. */
export interface Event {
  topics: Topic[];
}

export type ServiceMessage = { kind: 'answer'; answer: Answer } | { kind: 'event'; event: Event };
