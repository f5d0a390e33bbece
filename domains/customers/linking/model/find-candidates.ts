import { listBlockingKeys } from './blocking-keys.ts';
import type { PreparedPerson } from './person.ts';

/** A value that more people share than this tells nothing: such a block is left out. */
const MOST_IN_A_BLOCK = 80;

/** The pairs worth comparing, as places in the list, each once: those who share a value of some blocking pass. Pure. */
export function* findCandidates(people: readonly PreparedPerson[]): Generator<readonly [number, number]> {
  const { keys, blocks } = gatherBlocks(people);
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

type Blocks = {
  /** By person and pass: numbers of the values. */
  keys: readonly (readonly (readonly number[])[])[];
  /** By pass: who has each value. */
  blocks: readonly ReadonlyMap<number, readonly number[]>[];
};

function gatherBlocks(people: readonly PreparedPerson[]): Blocks {
  const numbers = new Map<string, number>();
  const blocks: Map<number, number[]>[] = [];
  const keys = people.map((person, place) =>
    listBlockingKeys(person).map((values, pass) => {
      blocks[pass] ??= new Map();
      const ofPass = blocks[pass];
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
  return { keys, blocks };
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
