import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** What a supplier is found by. */
export function supplierSearch(supplier: {
  code: string;
  name: string;
  email: string | null;
  phone: string | null;
}): string {
  const words = [supplier.code, supplier.name, supplier.email, supplier.phone];
  return normaliseForSearch(words.filter(Boolean).join(' '));
}
