const ZEROS = /\0/g;

/** The text as the database can keep it: no zero characters, and U+FFFD for halves of characters. */
export function cleanText(text: string): string {
  return text.replace(ZEROS, '').toWellFormed();
}

/** The first `length` code units of a text, one less where the cut would leave half of a character at its end. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const isHalf =
    /[\ud800-\udbff]/.test(text.charAt(length - 1)) && /[\udc00-\udfff]/.test(text.charAt(length));
  return text.slice(0, isHalf ? length - 1 : length);
}
