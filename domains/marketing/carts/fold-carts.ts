import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { ToldCart } from '../tracking/reading/read-event.ts';
import { type Cart, type CartEvent, changeCart, close, joinCarts } from './change-cart.ts';
import { loadCarts, writeCarts } from './keep-carts.ts';

type Row = Omit<CartEvent, 'act' | 'externalId' | 'currency' | 'valueMinor' | 'goods'> & {
  cart: ToldCart;
  userHolder: string | null;
};

const EVENTS = `
  select s.channel_id as "channelId", e.source_id as "sourceId", e.anonymous_id as "anonymousId", e.at,
    e.order_ref as "orderRef", o.id as "orderId", e.cart,
    case when s.party <> 'third' then customer_known_as(ch.slug, e.user_id) end as "customerId",
    'user:' || e.source_id || ':' || e.user_id as "userHolder"
  from touch_events e join touch_sources s on s.id = e.source_id join channels ch on ch.id = s.channel_id
  left join orders o on o.channel_id = s.channel_id and o.external_id = e.order_ref
  where e.written_in >= $1::xid8 and e.written_in < $2::xid8 and e.cart is not null
  order by e.at, e.id`;

/**
 * Step: carries the carts of a window's events on, in the order in which they happened. A device's cart becomes the
 * person's when the person is known. What happened before a cart was closed and comes late, opens none again.
 */
export async function foldCarts(tx: Tx, window: { since: string; until: string }): Promise<void> {
  const { rows } = await tx.$client.query<Row>(EVENTS, [window.since, window.until]);
  if (rows.length === 0) return;
  const variants = await findVariants(tx, rows);
  const holders = rows.flatMap((row) =>
    holdersOf(row).map((holder) => ({ channelId: row.channelId, holder })),
  );
  const shelf = new Shelf(await loadCarts(tx, holders));
  for (const row of rows) shelf.take(toEvent(row, variants), holdersOf(row));
  await writeCarts(tx, shelf.changed());
}

/** Whose cart it may be, the surest first. */
function holdersOf(row: Row): string[] {
  const device = row.anonymousId === null ? null : `device:${row.anonymousId}`;
  const customer = row.customerId === null ? null : `customer:${row.customerId}`;
  const holders = [customer, device].filter((holder) => holder !== null);
  return holders.length > 0 ? holders : [row.userHolder ?? `source:${row.sourceId}`];
}

/** The carts of a window while its events are carried out. */
class Shelf {
  readonly #open = new Map<string, Cart>();
  readonly #closedAt = new Map<string, Date>();
  readonly #touched = new Map<string, Cart>();

  constructor({ open, closed }: Awaited<ReturnType<typeof loadCarts>>) {
    for (const cart of open) this.#stand(cart);
    for (const { closedAt, ...one } of closed) this.#closedAt.set(keyOf(one), closedAt);
  }

  take(event: CartEvent, holders: readonly string[]): void {
    const [holder = '', device] = holders;
    const { channelId } = event;
    const isOver = holders.some(
      (one) => (this.#closedAt.get(keyOf({ channelId, holder: one })) ?? 0) >= event.at,
    );
    if (isOver) return;
    if (device) this.#adopt(event, { holder, device });
    const cart = this.#open.get(keyOf({ channelId, holder })) ?? null;
    const next = changeCart(cart, event, { id: newId(event.at.getTime()), holder });
    if (next) this.#put(next);
  }

  changed(): Cart[] {
    return [...this.#touched.values()];
  }

  /** A cart on its holder's place. Where two people were merged, both had one: the older takes the other's goods. */
  #stand(cart: Cart): void {
    const holder = cart.customerId === null ? cart.holder : `customer:${cart.customerId}`;
    const own = { ...cart, holder };
    const before = this.#open.get(keyOf(own));
    if (before) {
      this.#touched.set(cart.id, close(cart, 'joined', cart.lastActivityAt));
      this.#put(joinCarts(before, own));
    } else if (holder !== cart.holder) this.#put(own);
    else this.#open.set(keyOf(own), own);
  }

  #adopt(event: CartEvent, { holder, device }: { holder: string; device: string }): void {
    const { channelId } = event;
    const found = this.#open.get(keyOf({ channelId, holder: device }));
    if (!found) return;
    const own = this.#open.get(keyOf({ channelId, holder }));
    this.#open.delete(keyOf(found));
    this.#put(own ? joinCarts(own, found) : { ...found, holder, customerId: event.customerId });
    if (own) this.#touched.set(found.id, close(found, 'joined', event.at));
  }

  #put(cart: Cart): void {
    this.#touched.set(cart.id, cart);
    if (cart.status === 'open') this.#open.set(keyOf(cart), cart);
    else {
      this.#open.delete(keyOf(cart));
      this.#closedAt.set(keyOf(cart), cart.closedAt ?? cart.lastActivityAt);
    }
  }
}

function keyOf({ channelId, holder }: { channelId: string; holder: string }): string {
  return `${channelId} ${holder}`;
}

function toEvent(row: Row, variants: ReadonlyMap<string, string>): CartEvent {
  const { cart, userHolder: _, ...facts } = row;
  const goods = cart.goods.map(({ productId, ...one }) => ({
    ...one,
    variantId: variants.get(one.sku ?? '') ?? variants.get(`${row.channelId} ${productId}`) ?? null,
  }));
  return { ...facts, ...cart, goods };
}

/** Variants of ours by their SKU, or by what the channel calls them. */
async function findVariants(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const goods = rows.flatMap((row) => row.cart.goods.map((one) => ({ ...one, channelId: row.channelId })));
  const named = goods.filter((one) => one.productId !== null);
  const { rows: found } = await tx.$client.query<{ key: string; id: string }>(
    `select v.sku as key, v.id from variants v where v.sku = any ($1::text[])
     union all
     select l.channel_id || ' ' || l.external_id, l.variant_id from listings l
     join (select distinct * from unnest($2::uuid[], $3::text[]) as n (channel, product)) n
       on l.channel_id = n.channel and l.external_id = n.product`,
    [
      [...new Set(goods.flatMap((one) => one.sku ?? []))],
      named.map((one) => one.channelId),
      named.map((one) => one.productId),
    ],
  );
  return new Map(found.map((row) => [row.key, row.id]));
}
