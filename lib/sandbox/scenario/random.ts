/** Numbers that look random and are the same again for the same seed. */
export interface Random {
  /** A number from 0 up to but not 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** Whether something happens that has this chance, from 0 to 1. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<const List extends readonly [unknown, ...unknown[]]>(list: List): List[number];
  /** One of a list, or undefined when there is none. */
  pickAny<T>(list: readonly T[]): T | undefined;
}

/** A generator of random numbers (mulberry32: small, quick, and good enough for a play). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pickAny = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => pickAny(list) ?? list[0],
    pickAny,
  };
}
