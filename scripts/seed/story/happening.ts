import type { GivenBack } from '../book/book.ts';
import type { WantedShipment } from '../book/change-in-book.ts';
import type { WantedCost } from '../book/cost-in-book.ts';
import type { WantedOrder } from '../book/place-in-book.ts';
import type { WantedAdjustment, WantedOpening, WantedTransfer } from '../book/supply-in-book.ts';
import type { WantedReturn } from '../book/take-back-in-book.ts';

/** Units that come, go from shelf to shelf, or are counted. Places are positions in the world's list. */
export type WantedMove =
  | ({ kind: 'open' } & WantedOpening)
  | ({ kind: 'transfer' } & WantedTransfer)
  | ({ kind: 'adjust' } & WantedAdjustment);

/** One thing that happens to the business and changes its books, in order of time. */
export type Happening =
  | WantedMove
  | { kind: 'place'; at: number; wanted: WantedOrder; paidMinor: number }
  | { kind: 'pick'; at: number; orderId: string }
  | { kind: 'ship'; at: number; orderId: string; wanted: WantedShipment }
  | { kind: 'cancel'; at: number; orderId: string; reason: string; refund: GivenBack | null }
  | { kind: 'pay'; at: number; orderId: string; method: string; amountMinor: number }
  | { kind: 'return'; at: number; orderId: string; wanted: WantedReturn; refund: GivenBack | null }
  | { kind: 'allocate'; at: number; variant: number }
  | { kind: 'cost'; at: number; wanted: WantedCost };
