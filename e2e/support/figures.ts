const PERSIAN_ZERO = '۰'.charCodeAt(0);
const ARABIC_ZERO = '٠'.charCodeAt(0);

/** Digits of any script as 0–9. */
export function toLatin(text: string): string {
  return text
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - PERSIAN_ZERO))
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO));
}

/** Latin digits as Persian ones. */
export function toPersian(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));
}

/** A figure as it stands on the screen, in whole smallest units: `£1,234.50` is 123450, `−۱۲` is -12; a dash is 0. */
export function readFigure(text: string): number {
  const latin = toLatin(text)
    .replaceAll(/[^\d.٫\-−–]/g, '')
    .replaceAll('٫', '.');
  const digits = latin.replaceAll(/[^\d]/g, '');
  if (digits === '') return 0;
  return /^[-−–]/.test(latin) ? -Number(digits) : Number(digits);
}
