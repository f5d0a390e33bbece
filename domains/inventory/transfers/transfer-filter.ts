import { z } from 'zod';
import { type FilterParams, FilterText, numberedPlace, readFilter, several } from '#lib/list-filter.ts';
import { TRANSFER_STATUSES } from './transfer-status.ts';

const PER_PAGE = 50;

/** Which transfers are wanted, and which page of them, the newest first; cursors are numbers of transfers. */
export const TransferFilter = z.object({
  search: FilterText.default(''),
  statuses: several(z.enum(TRANSFER_STATUSES)),
  fromIds: several(z.uuid()),
  toIds: several(z.uuid()),
  ...numberedPlace(PER_PAGE),
});

/** The checked form of a filter. */
export type TransferFilter = z.output<typeof TransferFilter>;

const NAMES = { statuses: 'status', fromIds: 'from', toIds: 'to' };

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readTransferFilter(params: FilterParams): TransferFilter {
  return readFilter(TransferFilter, params, NAMES);
}
