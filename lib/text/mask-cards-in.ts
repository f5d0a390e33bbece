import { mapTexts } from './map-texts.ts';
import { maskCards } from './mask-cards.ts';

/** Fields that hold codes and secrets: numbers that may look like a card's and have to stay what they are. */
const CODES =
  /(?:^|[_-])(?:id|ids|skus?|barcodes?|gtin|ean|upc|serials?|number|codes?|key|token|secret|password|hash|url|cursor|value)$|[a-z](?:I[dD]s?|Sku|Barcode|Serials?|Number|Codes?|Key|Token|Secret|Password|Hash|Url)$/;
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * The value with the card numbers masked in all of its texts, but for fields whose name says that they hold a code.
 * The same object where nothing had to be masked. Looks into plain objects and lists only.
 */
export function maskCardsIn<T>(value: T): T {
  return mapTexts(value, (text, field) =>
    field !== undefined && CODES.test(field) ? text : maskCards(text),
  );
}

/** JSON as text, with the card numbers masked in its texts as `maskCardsIn` does; numbers and all else stay to the letter. */
export function maskCardsInJson(json: string): string {
  let field = '';
  return json.replace(STRINGS, (quoted: string, colon?: string) => {
    if (colon !== undefined) {
      field = quoted.slice(1, quoted.lastIndexOf('"'));
      return quoted;
    }
    return CODES.test(field) ? quoted : maskQuoted(quoted);
  });
}

/** Digits of other scripts may be written as escapes, which only reading the text resolves. */
function maskQuoted(quoted: string): string {
  if (!quoted.includes('\\u')) return maskCards(quoted);
  try {
    const text: string = JSON.parse(quoted);
    const masked = maskCards(text);
    return masked === text ? quoted : JSON.stringify(masked);
  } catch {
    return maskCards(quoted);
  }
}
