import { cleanText } from './clean-text.ts';

/**
 * What an address asks, without zero characters and without parameters that are called like something every object has
 * (`constructor`), which a reader of plain objects would find where nobody asked. Undefined where nothing had to go.
 */
export function cleanSearch(search: URLSearchParams): URLSearchParams | undefined {
  const asked = [...search];
  const kept = asked.map(([name, value]) => [cleanText(name), cleanText(value)] as const);
  const isClean = kept.every(([name, value], at) => name === asked[at]?.[0] && value === asked[at]?.[1]);
  const plain = kept.filter(([name]) => !(name in Object.prototype));
  return isClean && plain.length === asked.length
    ? undefined
    : new URLSearchParams(plain.map(([name, value]) => [name, value]));
}
