/** The address when it lies on the same host as the shop, so that its token goes nowhere else; null otherwise. */
export function ownAddress(address: string, of: string): string | null {
  if (!URL.canParse(address, of)) return null;
  const url = new URL(address, of);
  return url.origin === new URL(of).origin ? url.href : null;
}
