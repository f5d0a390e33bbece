import type { Reader } from '#db/client.ts';
import { allocate, sumMinor } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import type { CameBack, PaidLine } from './rules/count-points.ts';

/** What an order's points are counted from. */
export type OrderFacts = {
  customerId: string | null;
  channelId: string;
  currency: string;
  rate: string;
  reportingCurrency: string;
  /** Shipped whole and paid; goods that wait, or that nobody paid, earn nothing yet. */
  isComplete: boolean;
  /** Rows from files are history: nobody was promised points for them. */
  isImported: boolean;
  soldOn: string;
  shippedOn: string;
  lines: PaidLine[];
  returns: CameBack[];
};

type Row = Omit<OrderFacts, 'lines' | 'shippedOn'> & {
  timeZone: string;
  shippedAt: Date | null;
  discountMinor: number;
  lines: { id: string; category: string; netMinor: number; discountMinor: number; taxMinor: number }[];
};

/** Reads an order's lines as they were paid (a discount on the whole order spread over them), and what came back when. */
export async function readOrderFacts(db: Reader, orderId: string): Promise<OrderFacts | null> {
  const { rows } = await db.$client.query<Row>({
    name: 'loyalty-order-facts',
    text: `
      select o.customer_id as "customerId", o.channel_id as "channelId", o.currency, o.rate::text as rate,
        b.reporting_currency as "reportingCurrency", b.time_zone as "timeZone", o.shipped_at as "shippedAt",
        o.status = 'shipped' and o.payment_status in ('paid', 'part_refunded') as "isComplete",
        o.import_id is not null as "isImported", o.day::text as "soldOn", o.discount_minor::float8 as "discountMinor",
        (select coalesce(json_agg(json_build_object('id', l.id, 'category', coalesce(p.category, ''),
            'netMinor', l.gross_minor - l.discount_minor, 'discountMinor', l.discount_minor, 'taxMinor', l.tax_minor)
            order by l.position, l.id), '[]')
          from order_lines l left join variants v on v.id = l.variant_id left join products p on p.id = v.product_id
          where l.order_id = o.id) as lines,
        (select coalesce(json_agg(json_build_object('id', r.id, 'lines', r.lines) order by r.at, r.number), '[]') from (
          select r.id, r.at, r.number, json_agg(json_build_object('lineId', rl.order_line_id,
            'amountMinor', rl.amount_minor + rl.tax_minor, 'isLast', rl.until >= l.quantity)) as lines
          from returns r
          join (select x.return_id, x.order_line_id, sum(x.amount_minor) as amount_minor, sum(x.tax_minor) as tax_minor,
              sum(sum(x.quantity)) over (partition by x.order_line_id order by y.at, y.number) as until
            from return_lines x join returns y on y.id = x.return_id where y.order_id = o.id
            group by x.return_id, x.order_line_id, y.at, y.number) rl on rl.return_id = r.id
          join order_lines l on l.id = rl.order_line_id
          where r.order_id = o.id group by r.id, r.at, r.number) r) as returns
      from orders o cross join business b where o.id = $1`,
    values: [orderId],
  });
  const row = rows[0];
  if (!row) return null;
  const { timeZone, shippedAt, discountMinor, lines, ...facts } = row;
  return {
    ...facts,
    shippedOn: shippedAt ? dayIn(timeZone, shippedAt) : facts.soldOn,
    lines: paidLines(lines, discountMinor),
  };
}

function paidLines(lines: Row['lines'], discountMinor: number): PaidLine[] {
  const onOrder = discountMinor - sumMinor(lines.map((line) => line.discountMinor));
  const weights = lines.map((line) => Math.max(0, line.netMinor));
  const isSpread = onOrder !== 0 && weights.some((weight) => weight > 0);
  const shares = isSpread ? allocate(onOrder, weights) : lines.map(() => 0);
  return lines.map(({ id, category, netMinor, taxMinor }, at) => ({
    id,
    category,
    amountMinor: Math.max(0, netMinor + taxMinor - shares[at]!),
  }));
}
