import type { Tx } from '#db/client.ts';
import { locateAddress } from '#domains/fulfilment/routing/find-position.ts';
import type { RouteOrder } from '#domains/fulfilment/routing/judge-places.ts';
import type { Network } from '#domains/fulfilment/routing/read-network.ts';
import { multiplyByRate } from '#lib/money.ts';
import { type LoadedOrder, missingOf } from '../steps/loaded-order.ts';

type Row = {
  address: { city: string; postcode: string; country: string } | null;
  weights: Record<string, number> | null;
  kind: string;
  isCollected: boolean;
};

/** What the rules ask about an order that exists: what it misses, where it goes, what it is worth. */
export async function readRouteFacts(
  tx: Tx,
  order: LoadedOrder,
  network: Network,
): Promise<Pick<RouteOrder, 'wants' | 'worthMinor' | 'destination' | 'service'>> {
  const { rows } = await tx.$client.query<Row>({
    name: 'route-facts',
    text: `
      select (select json_build_object('city', a.city, 'postcode', a.postcode, 'country', a.country)
          from order_addresses a where a.order_id = o.id and a.kind = 'shipping') as address,
        (select json_object_agg(v.id, coalesce(v.weight_grams, 0)) from order_lines l join variants v on v.id = l.variant_id
          where l.order_id = o.id) as weights, c.kind,
        exists (select from pickups p where p.order_id = o.id and p.status in ('arranged', 'ready')) as "isCollected"
      from orders o join channels c on c.id = o.channel_id where o.id = $1`,
    values: [order.id],
  });
  const { address, weights, kind, isCollected } = rows[0]!;
  const wants = order.lines.flatMap((line) => {
    const quantity = missingOf(line);
    if (quantity === 0 || line.variantId === null) return [];
    return [
      { key: line.id, variantId: line.variantId, quantity, weightGrams: weights?.[line.variantId] ?? 0 },
    ];
  });
  const netMinor = order.grossMinor - order.discountMinor;
  return {
    wants,
    worthMinor: multiplyByRate(netMinor, order.rate, order.currency, order.business.reportingCurrency),
    destination: address ? locateAddress(address, network.towns, network.home) : null,
    service: kind === 'store' || isCollected ? null : 'ships',
  };
}
