/** A small seeded source of whole numbers below a bound (mulberry32), so that a failing file can be made again. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Bytes that matter to parsers: quotes, delimiters, line ends, NUL, markup, marks of encodings and archives. */
const SHARP = Buffer.from([0, 9, 10, 13, 34, 38, 39, 44, 59, 60, 62, 80, 127, 128, 0xef, 0xfe, 0xff]);

/** The bytes with one to eight wounds: flipped bits, sharp bytes, cuts, doubled and moved pieces, a lost end. */
export function mutateBytes(bytes: Uint8Array, random: (below: number) => number): Buffer {
  let mutated = Buffer.from(bytes);
  for (let wounds = 1 + random(8); wounds > 0 && mutated.length > 0; wounds--) {
    const at = random(mutated.length);
    const until = Math.min(mutated.length, at + 1 + random(64));
    const piece = mutated.subarray(at, until);
    switch (random(6)) {
      case 0:
        mutated[at] = mutated[at]! ^ (1 << random(8));
        break;
      case 1:
        mutated[at] = SHARP[random(SHARP.length)]!;
        break;
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(until)]);
        break;
      case 3:
        mutated = Buffer.concat([
          mutated.subarray(0, until),
          ...Array<Buffer>(1 + random(50)).fill(piece),
          mutated.subarray(until),
        ]);
        break;
      case 4:
        mutated = Buffer.concat([piece, mutated.subarray(0, at), mutated.subarray(until)]);
        break;
      default:
        mutated = mutated.subarray(0, at);
    }
  }
  return Buffer.from(mutated);
}
