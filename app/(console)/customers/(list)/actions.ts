'use server';

import { refresh } from 'next/cache';
import type { z } from 'zod';
import { action } from '#app/_server/action.ts';
import { readParams } from '#components/table/read-params.ts';
import { type ChangeManyInput, changeMany } from '#domains/customers/bulk/change-many.ts';
import { readCustomerFilter } from '#domains/customers/list-filter.ts';

/** Which people: those that were picked, or all of the list at this address and how many it showed. */
export type Wanted = { ids: readonly string[] } | { search: string; countSeen: number };

type Asked = { wanted: Wanted; change: z.input<typeof ChangeManyInput>['change'] };

/** Tags many people or sets a task for each of them. */
export const change = action(async (ctx, { wanted, change: what }: Asked) => {
  const told = await changeMany(ctx, { wanted: readWanted(wanted), change: what });
  refresh();
  return told;
});

function readWanted(wanted: Wanted): z.input<typeof ChangeManyInput>['wanted'] {
  if ('ids' in wanted) return { ids: [...wanted.ids] };
  const filter = readCustomerFilter(readParams(new URLSearchParams(wanted.search)));
  return { filter: { ...filter, after: undefined, before: undefined }, countSeen: wanted.countSeen };
}
