/** Draws of one stream; the same seed and name give the same draws on every machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** 32 random bits. */
  bits: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  int: (below: number) => number;
  between: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Waiting time with the given mean. */
  exponential: (mean: number) => number;
  normal: () => number;
  poisson: (mean: number) => number;
  gamma: (shape: number) => number;
};

/** A stream of its own for each name, so that a new use of chance leaves the others as they were. */
export function makeRandom(seed: number, name: string): Random {
  const bits = sfc32(seed, name);
  const next = () => bits() / 4_294_967_296;
  const int = (below: number) => Math.floor(next() * below);
  const exponential = (mean: number) => -mean * Math.log(1 - next());
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    bits,
    int,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (items) => items[int(items.length)]!,
    exponential,
    normal,
    poisson: (mean) => poisson(next, mean),
    gamma: (shape) => gamma(next, normal, shape),
  };
}

/** Chris Doty-Humphrey's small fast counting generator: 128 bits of state, passes the usual test batteries. */
function sfc32(seed: number, name: string): () => number {
  let a = hash(`${seed}/a/${name}`);
  let b = hash(`${seed}/b/${name}`);
  let c = hash(`${seed}/c/${name}`);
  let counter = 1;
  const bits = () => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + mixed;
    c |= 0;
    return mixed >>> 0;
  };
  for (let round = 0; round < 12; round++) bits();
  return bits;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return value ^ (value >>> 15);
}

function poisson(next: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** Marsaglia and Tsang; below a shape of 1 by the usual power of a uniform draw. */
function gamma(next: () => number, normal: () => number, shape: number): number {
  if (shape < 1) return gamma(next, normal, shape + 1) * (1 - next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** UUIDs of version 7 whose random part comes from the stream. */
export function makeIds(random: Random): (atMs: number) => string {
  return (atMs) => {
    const time = Math.floor(atMs).toString(16).padStart(12, '0');
    const a = random.bits();
    const b = random.bits();
    const c = random.bits();
    const third = (0x7000 | (a & 0xfff)).toString(16);
    const fourth = (0x8000 | ((a >>> 12) & 0x3fff)).toString(16);
    const tail = hex(b >>> 16, 4) + hex(c, 8);
    return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${tail}`;
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
