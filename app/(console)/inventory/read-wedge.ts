const PLAIN: Readonly<Record<string, string>> = {
  Minus: '-',
  Period: '.',
  Slash: '/',
  Space: ' ',
  Equal: '=',
  NumpadSubtract: '-',
  NumpadDecimal: '.',
  NumpadDivide: '/',
  NumpadAdd: '+',
};
const SHIFTED: Readonly<Record<string, string>> = {
  Minus: '_',
  Equal: '+',
  Digit4: '$',
  Digit5: '%',
};

/**
 * The character that a scanner meant by a key: scanners press the keys of an American keyboard, whatever the layout of
 * the computer says, so a Persian or Bulgarian layout would turn a barcode into other letters. Null for keys that no
 * barcode has.
 */
export function readWedgeKey(key: { code: string; shiftKey: boolean }): string | null {
  const { code, shiftKey } = key;
  if (shiftKey && SHIFTED[code]) return SHIFTED[code];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return PLAIN[code] ?? null;
}
