/** A piece that is read from left to right in a sentence of either direction, such as "2 × A-17". */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
