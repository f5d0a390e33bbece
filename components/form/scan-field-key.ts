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
const SHIFTED: Readonly<Record<string, string>> = { Minus: '_', Equal: '+', Digit4: '$', Digit5: '%' };

/**
 * The character that a scanner meant by a key. Scanners press the keys of an American keyboard, so a Persian or Bulgarian
 * layout would turn a barcode into other letters: the place of the key is read and not what it means there. Null for keys
 * that no barcode has.
 */
export function readScanKey({ code, shiftKey }: { code: string; shiftKey: boolean }): string | null {
  if (shiftKey && SHIFTED[code]) return SHIFTED[code];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return PLAIN[code] ?? null;
}

/** Scanners type a key every few milliseconds; nobody's fingers do. */
const SLOWEST_GAP_MS = 50;
const SHORTEST_CODE = 4;

/** A key as it was pressed: its place, and when. */
export type PressedKey = { code: string; shiftKey: boolean; timeStamp: number };

/**
 * Listens to keys one by one and says the code that a scanner typed, once its end key (Enter, Tab) came: a quick run of
 * at least four characters. What people type is none.
 */
export function makeScanListener(): (key: PressedKey) => string | null {
  let typed = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return (key) => {
    const isQuick = key.timeStamp - lastAt <= SLOWEST_GAP_MS;
    if (key.code === 'Enter' || key.code === 'NumpadEnter' || key.code === 'Tab') {
      const code = isQuick && typed.length >= SHORTEST_CODE ? typed : null;
      typed = '';
      return code;
    }
    const character = readScanKey(key);
    if (character === null) return null;
    typed = isQuick ? typed + character : character;
    lastAt = key.timeStamp;
    return null;
  };
}
