import { cleanText } from './clean-text.ts';

/**
 * What an address asks, without zero characters and without parameters that are called like something every object has
 * (`constructor`) or, where it is empty, like something every list has (`sort`), which a reader of plain objects would find
 * where nobody asked. Undefined where nothing had to go.
 */
export function cleanSearch(search: URLSearchParams): URLSearchParams | undefined {
  const asked = [...search];
  const kept = asked.map(([name, value]) => [cleanText(name), cleanText(value)] as const);
  const isClean = kept.every(([name, value], at) => name === asked[at]?.[0] && value === asked[at]?.[1]);
  const plain = kept.filter(([name, value]) => !(name in Object.prototype) && !isListPart(name, value));
  return isClean && plain.length === asked.length
    ? undefined
    : new URLSearchParams(plain.map(([name, value]) => [name, value]));
}

/** Next reads `__proto__=x` as the prototype of what is asked: `sort=y` then comes as two values, a function shown as nothing first. */
function isListPart(name: string, value: string): boolean {
  return value === '' && name in Array.prototype;
}
