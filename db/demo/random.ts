/** Chance that always falls the same way: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True about `share` (0 to 1) of the time. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A shuffled copy. */
  shuffled<T>(list: readonly T[]): T[];
  /** Written as a random (version 4) UUID. */
  uuid(): string;
  /** `digits(4)` gives « 0382 ». */
  digits(count: number): string;
}

/** A stream of its own for each seed, so that one subject can grow without moving the others. */
export function randomFor(seed: string): Random {
  const next = sfc32(seed);
  const int = (low: number, high: number): number => low + (next() % (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[next() % list.length];
    if (chosen === undefined) throw new Error(`nothing to pick from (seed « ${seed} »)`);
    return chosen;
  };
  return {
    int,
    pick,
    chance: (share) => next() < share * 2 ** 32,
    weighted: (weights) => weightedPick(weights, int),
    shuffled: (list) => shuffledCopy(list, int),
    uuid: () => uuidFrom(next(), next(), next(), next()),
    digits: (count) =>
      int(0, 10 ** count - 1)
        .toString()
        .padStart(count, '0'),
  };
}

function weightedPick<K extends string>(weights: Readonly<Record<K, number>>, int: Random['int']): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = int(1, 1_000_000) * (entries.reduce((sum, [, weight]) => sum + weight, 0) / 1_000_000);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left <= 0) return key;
  }
  throw new Error('weights are empty');
}

function shuffledCopy<T>(list: readonly T[], int: Random['int']): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = int(0, i);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (word: number, bytes: readonly number[]): string => bytes.map((shift) => HEX[(word >>> shift) & 255]).join('');

function uuidFrom(a: number, b: number, c: number, d: number): string {
  const version = (b & 0xffff0fff) | 0x4000;
  const variant = (c & 0x3fffffff) | 0x80000000;
  return `${hex(a, [24, 16, 8, 0])}-${hex(version, [24, 16])}-${hex(version, [8, 0])}-${hex(variant, [24, 16])}-${hex(variant, [8, 0])}${hex(d, [24, 16, 8, 0])}`;
}

/** Chris Doty-Humphrey's sfc32, seeded from a text (FNV-1a, four times); gives unsigned 32-bit numbers. Not for secrets. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [fnv(seed, 1), fnv(seed, 2), fnv(seed, 3), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

function fnv(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ (salt * 0x9e3779b1);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
