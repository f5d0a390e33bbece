import { z } from 'zod';
import { TRANSFER_STATUSES } from './transfer-status.ts';

const PER_PAGE = 50;
const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;

const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);
const Cursor = z.coerce.number().int().min(1).optional();

/** Which transfers are wanted, and which page of them, the newest first; cursors are numbers of transfers. */
export const TransferFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  statuses: several(z.enum(TRANSFER_STATUSES)),
  fromIds: several(z.uuid()),
  toIds: several(z.uuid()),
  after: Cursor,
  before: Cursor,
  limit: z.number().int().min(1).max(MAX_PAGE).default(PER_PAGE),
});

/** The checked form of a filter. */
export type TransferFilter = z.output<typeof TransferFilter>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readTransferFilter(params: Params): TransferFilter {
  const all = (name: string) => [params[name] ?? []].flat().filter((value) => value !== '');
  const known = <Item>(name: string, schema: z.ZodType<Item>): Item[] =>
    all(name)
      .slice(0, MAX_VALUES)
      .flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
  return TransferFilter.parse({
    search: all('q')[0]?.slice(0, MAX_TEXT),
    statuses: known('status', z.enum(TRANSFER_STATUSES)),
    fromIds: known('from', z.uuid()),
    toIds: known('to', z.uuid()),
    after: known('after', Cursor)[0],
    before: known('before', Cursor)[0],
  });
}

/** True when the filter leaves nothing out. */
export function isEveryTransfer(filter: TransferFilter): boolean {
  const lists = [filter.statuses, filter.fromIds, filter.toIds];
  return filter.search.trim() === '' && lists.every((list) => list.length === 0);
}
