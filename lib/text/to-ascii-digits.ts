const ARABIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** The text with Persian (۰–۹) and Arabic (٠–٩) digits written as 0–9; everything else stays. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
  });
}
