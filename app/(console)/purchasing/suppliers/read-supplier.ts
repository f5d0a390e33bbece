import { parseInteger } from '#lib/digits.ts';
import { isLocale, type Locale, type Prefs } from '#lib/format/prefs.ts';
import { readAmount } from '../../orders/read-amount.ts';

/** What a form says of a supplier. */
type SupplierInput = {
  name: string;
  currency: string;
  locale: Locale;
  email: string | null;
  phone: string | null;
  address: string;
  leadDays: number;
  leadSpreadDays: number;
  minimumOrderMinor: number;
  note: string;
};

/** Reads the form of a supplier; `problem` is the field whose figure is unclear. */
export function readSupplier(form: FormData, prefs: Prefs): { input: SupplierInput } | { problem: string } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const currency = text('currency');
  const locale = text('locale');
  const leadDays = parseInteger(text('leadDays'));
  const leadSpreadDays = parseInteger(text('leadSpreadDays') || '0');
  const minimum = readAmount(text('minimumOrder') || '0', currency, prefs);
  if (!leadDays.ok || leadDays.value < 0) return { problem: 'leadDays' };
  if (!leadSpreadDays.ok || leadSpreadDays.value < 0) return { problem: 'leadSpreadDays' };
  if (!minimum.ok) return { problem: 'minimumOrder' };
  return {
    input: {
      name: text('name'),
      currency,
      locale: isLocale(locale) ? locale : prefs.locale,
      email: text('email') || null,
      phone: text('phone') || null,
      address: text('address'),
      leadDays: leadDays.value,
      leadSpreadDays: leadSpreadDays.value,
      minimumOrderMinor: minimum.value,
      note: text('note'),
    },
  };
}
