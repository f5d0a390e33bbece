import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import type { Sellable } from '#domains/orders/counter/list-sellable.ts';
import { findSellable } from '../use-sellable.ts';
import { findByCard } from './actions.ts';
import { useScanner } from './use-scanner.ts';

/** What a scan can mean at the counter. */
type Heard = {
  onGoods: (variant: Sellable) => void;
  onCustomer: (customer: CustomerChoice) => void;
  onUnknown: (code: string) => void;
};

/** Hears a scanner anywhere on the page: a code is goods, else a loyalty card, else unknown. */
export function useTillScanner(channelId: string, { onGoods, onCustomer, onUnknown }: Heard): void {
  useScanner(async (code) => {
    const found = await findSellable(channelId, code);
    if (found?.[0] && isNamed(found, code)) return onGoods(found[0]);
    const holder = await findByCard(code).catch(() => null);
    if (holder?.ok && holder.data) return onCustomer(holder.data);
    onUnknown(code);
  });
}

/** A scan must hit a code; words that merely contain it are no answer. */
function isNamed(found: readonly Sellable[], code: string): boolean {
  return found.length === 1 || found[0]?.sku.toUpperCase() === code.toUpperCase();
}
