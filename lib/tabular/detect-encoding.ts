/** The encodings that retailers' files come in; names as the WHATWG encoding standard has them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'windows-1251' | 'windows-1252';

/** A judged encoding; confidence runs from 0 to 1. Below `SURE` the screen should ask. */
export type EncodingGuess = {
  encoding: Encoding;
  confidence: number;
  hasByteOrderMark: boolean;
  alternatives: { encoding: Encoding; confidence: number }[];
};

/** Confidence from which nobody needs to be asked. */
export const SURE = 0.85;

const SINGLE_BYTE = ['windows-1256', 'windows-1251', 'windows-1252'] as const;
const MARKS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
/** Share of zero bytes on one side from which text is taken for UTF-16 (Latin letters, digits, delimiters). */
const UTF16_ZERO_SHARE = 0.15;

/** How strongly the best single-byte reading outweighs a second one that makes words only here and there. */
const CONTRAST = 3;
/** With fewer bytes beyond ASCII a reading can fit by chance: never sure. */
const EVIDENCE_BYTES = 20;
const CEILING_WITHOUT_EVIDENCE = 0.8;

/**
 * The encoding of a text from its first bytes, by evidence: byte order mark, zero bytes, valid UTF-8, then the words
 * that each single-byte encoding would make of it. Never fails; an unlikely text gets a low confidence.
 */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  for (const mark of MARKS) {
    if (mark.bytes.every((byte, index) => head[index] === byte)) return guess(mark.encoding, 1, true);
  }
  const wide = detectUtf16(head);
  if (wide) return wide;
  if (head.every((byte) => byte < 0x80)) return guess('utf-8', 1, false);
  if (isUtf8(head)) return guess('utf-8', 0.99, false);
  return judgeSingleByte(head);
}

function guess(encoding: Encoding, confidence: number, hasByteOrderMark: boolean): EncodingGuess {
  return { encoding, confidence, hasByteOrderMark, alternatives: [] };
}

function detectUtf16(head: Uint8Array): EncodingGuess | null {
  if (head.length < 4) return null;
  let zerosAtEven = 0;
  let zerosAtOdd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) zerosAtEven++;
    else zerosAtOdd++;
  }
  const half = head.length / 2;
  if (zerosAtOdd / half > UTF16_ZERO_SHARE && zerosAtEven * 10 < zerosAtOdd)
    return guess('utf-16le', 0.95, false);
  if (zerosAtEven / half > UTF16_ZERO_SHARE && zerosAtOdd * 10 < zerosAtEven)
    return guess('utf-16be', 0.95, false);
  return null;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream` forgives a letter that the end of the sample cuts in two.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function judgeSingleByte(head: Uint8Array): EncodingGuess {
  const scored = SINGLE_BYTE.map((encoding) => ({ encoding, score: scoreWords(head, encoding) }));
  const ceiling = head.filter((byte) => byte >= 0x80).length < EVIDENCE_BYTES ? CEILING_WITHOUT_EVIDENCE : 1;
  const total = scored.reduce((sum, { score }) => sum + score ** CONTRAST, 0);
  const ranked = scored
    .map(({ encoding, score }) => ({
      encoding,
      confidence: total === 0 ? 0 : Math.min(ceiling, score ** (CONTRAST + 1) / total),
    }))
    .sort((left, right) => right.confidence - left.confidence);
  const best = ranked[0]!;
  return { ...best, hasByteOrderMark: false, alternatives: ranked.slice(1) };
}

/** Share (0 to 1), by letters, of the words with letters beyond ASCII that look like words of the encoding's own languages. */
function scoreWords(head: Uint8Array, encoding: (typeof SINGLE_BYTE)[number]): number {
  const text = new TextDecoder(encoding).decode(head);
  let seen = 0;
  let good = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}\u0080-\u00bf\u2013-\u203a\u200c]+/gu)) {
    if (!/[^\p{ASCII}]/u.test(word)) continue;
    seen += word.length;
    if (PLAUSIBLE[encoding](word)) good += word.length;
  }
  return seen === 0 ? 0 : good / seen;
}

const LATIN_FRAME = /^[‘“«„(–—]*[A-Za-zÀ-ÖØ-öø-ÿŠšŽžŒœŸ]+[’”»“®™°)–—\u00a0]*$/;

const PLAUSIBLE: Record<(typeof SINGLE_BYTE)[number], (word: string) => boolean> = {
  'windows-1256': (word) =>
    /^[«“„]?[\u0621-\u064A\u064B-\u0652\u067E\u0686\u0688\u0691\u0698\u06A9\u06AF\u06BA\u06BE\u06C1\u06D2\u200c\u200d]+[»”“]?$/.test(
      word,
    ) && hasCommonArabicLetter(word),
  'windows-1251': (word) =>
    /^[«„“№]?([А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)[»”“]?$/.test(word) && (word.length < 3 || /[аеиоуъюяы]/i.test(word)),
  'windows-1252': (word) => LATIN_FRAME.test(word) && !/[a-zß-ÿ][A-ZÀ-Þ]/.test(word) && mostlyAscii(word),
};

/** Cyrillic capitals read as Arabic hold none of the letters that nearly every longer Arabic or Persian word has. */
function hasCommonArabicLetter(word: string): boolean {
  return word.length < 4 || /[لمنهويى]/.test(word);
}

function mostlyAscii(word: string): boolean {
  const ascii = [...word].filter((letter) => letter <= '\u007f').length;
  return ascii * 2 >= word.length;
}
