import type { z } from 'zod';
import { firstValueOf, type ListParams, valuesOf } from '#components/table/list-location.ts';
import { MOVEMENT_REASONS, MovementFilter } from '#domains/inventory/list-movements.ts';
import { isId } from '#lib/ids.ts';
import { isDay } from '#lib/time.ts';

/** Reads the filter of a variant's movements from the address. What it does not understand narrows nothing. */
export function readMovementFilter(variantId: string, params: ListParams): z.input<typeof MovementFilter> {
  const day = (name: string) => {
    const text = firstValueOf(params[name]) ?? '';
    return isDay(text) ? text : undefined;
  };
  const after = MovementFilter.shape.after.safeParse(firstValueOf(params.after));
  return {
    variantId,
    locationIds: valuesOf(params.location).filter(isId),
    reasons: MOVEMENT_REASONS.filter((reason) => valuesOf(params.reason).includes(reason)),
    from: day('from'),
    to: day('to'),
    after: after.success ? after.data : undefined,
  };
}
