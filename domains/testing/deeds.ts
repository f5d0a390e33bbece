import type { TestShop } from './open-shop.ts';

type Kinds<Kind extends string, Facts> = Kind extends string ? { kind: Kind } & Facts : never;

/** Something that somebody does in the shop. `pick` chooses among the orders, holds, counts … that there are. */
export type Deed =
  | Kinds<'place' | 'deliver' | 'hold', { sku: string; units: number }>
  | Kinds<'release' | 'take-over', { pick: number }>
  | OrderDeed
  | FloorDeed;

/** What is done with an order there is. */
export type OrderDeed =
  | Kinds<'cancel' | 'not-found' | 'resolve', { pick: number }>
  | Kinds<'ship' | 'edit' | 'short-pick', { pick: number; units: number }>
  | { kind: 'return'; pick: number; units: number; toScrap: boolean }
  | { kind: 'exchange'; pick: number; units: number; sku: string }
  | { kind: 'claim'; pick: number; units: number; remedy: 'refund' | 'replacement' };

/** What is done with goods on the floor. */
export type FloorDeed =
  | { kind: 'adjust'; sku: string; counted: number }
  | Kinds<'transfer' | 'receive' | 'send-transfer' | 'buy', { sku: string; units: number }>
  | { kind: 'receive-transfer'; pick: number; good: number; damaged: number }
  | { kind: 'close-transfer'; pick: number; isLost: boolean }
  | { kind: 'receive-goods'; pick: number; good: number; damaged: number; takesSurplus: boolean }
  | { kind: 'open-count'; sku: string }
  | { kind: 'scan'; pick: number; counted: number }
  | { kind: 'settle-count'; pick: number };

/** An order as the player knows it; a bundle has a line for each component. */
export type PlayedOrder = { id: string; lines: { id: string; variantId: string }[] };

/** Where a play stands: the shop, its variants by the play's own names, and all that was begun so far. */
export type Play = {
  shop: TestShop;
  supplierId: string;
  variants: Map<string, { id: string; sku: string }>;
  orders: PlayedOrder[];
  /** Carts that hold or held units, oldest first. */
  holds: { key: string; name: string; units: number }[];
  transfers: { id: string; variantId: string }[];
  purchases: { id: string; lineId: string }[];
  counts: { id: string; variantId: string }[];
  /** Instants that go on, so that older and newer is never a tie. */
  tick: () => Date;
};

/** A command that was sent; sending it again must change nothing. `over` is another way to the same database. */
export type Sent = (over?: TestShop['db']) => Promise<unknown>;
