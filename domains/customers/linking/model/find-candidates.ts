import { listBlockingKeys } from './blocking-keys.ts';
import type { PreparedPerson } from './person.ts';

/** A value that more people share than this tells nothing: such a block is left out. */
export const MOST_IN_A_BLOCK = 80;

/** People gathered by what they share, one after the other, so that the work can be done in pieces. */
export type CandidateFinder = {
  add: (person: PreparedPerson) => void;
  /** The pairs worth comparing, as places in the order of adding, each once. */
  pairs: () => Generator<readonly [number, number]>;
};

/** Begins to gather people: pairs are those who share a value of some blocking pass. */
export function openCandidates(): CandidateFinder {
  const found: Blocks = { keys: [], blocks: [] };
  const numbers = new Map<string, number>();
  return {
    add: (person) => {
      const place = found.keys.length;
      found.keys.push(
        listBlockingKeys(person).map((values, pass) => {
          found.blocks[pass] ??= new Map();
          const ofPass = found.blocks[pass];
          return values.map((value) => {
            const number = numbers.get(value) ?? numbers.size;
            numbers.set(value, number);
            const members = ofPass.get(number);
            if (members) members.push(place);
            else ofPass.set(number, [place]);
            return number;
          });
        }),
      );
    },
    pairs: () => listPairs(found),
  };
}

/** The pairs worth comparing in a list, each once. Pure. */
export function findCandidates(people: readonly PreparedPerson[]): Generator<readonly [number, number]> {
  const finder = openCandidates();
  for (const person of people) finder.add(person);
  return finder.pairs();
}

type Blocks = {
  /** By person and pass: numbers of the values. */
  keys: number[][][];
  /** By pass: who has each value. */
  blocks: Map<number, number[]>[];
};

function* listPairs({ keys, blocks }: Blocks): Generator<readonly [number, number]> {
  for (const [pass, ofPass] of blocks.entries()) {
    for (const [key, members] of ofPass) {
      if (members.length < 2 || members.length > MOST_IN_A_BLOCK) continue;
      for (let i = 1; i < members.length; i++) {
        for (let j = 0; j < i; j++) {
          const pair = [members[j]!, members[i]!] as const;
          if (!isKnown(pair, { keys, blocks, pass, key })) yield pair;
        }
      }
    }
  }
}

/** A pair belongs to the first block that has both: earlier passes, or an earlier value of this one. */
function isKnown(
  [a, b]: readonly [number, number],
  { keys, blocks, pass, key }: Blocks & { pass: number; key: number },
): boolean {
  for (let earlier = 0; earlier <= pass; earlier++) {
    const theirs = keys[b]![earlier]!;
    for (const value of keys[a]![earlier]!) {
      if (earlier === pass && value >= key) continue;
      if (theirs.includes(value) && blocks[earlier]!.get(value)!.length <= MOST_IN_A_BLOCK) return true;
    }
  }
  return false;
}
