const GTIN = /^\d{8,14}$/;
const GTIN_LENGTH = 14;

/** The form under which a scanned code is kept: GTINs as 14 digits (GS1), in-store codes as they are. */
export function normaliseBarcode(scanned: string): string {
  const code = scanned.trim();
  return GTIN.test(code) ? code.padStart(GTIN_LENGTH, '0') : code;
}
