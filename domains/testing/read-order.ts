import type { Database } from '#db/client.ts';

/** Everything that a test asks of an order, as rows. */
export type OrderRows = {
  status: string;
  paymentStatus: string;
  attentionReason: string | null;
  version: number;
  totalMinor: number;
  lines: {
    id: string;
    sku: string;
    quantity: number;
    picked: number;
    shipped: number;
    returned: number;
    reserved: number;
  }[];
  /** Kinds of its events, oldest first. */
  events: string[];
  /** Verbs of its audit rows, oldest first. */
  audited: string[];
  postings: {
    kind: string;
    day: string;
    gross: number;
    returns: number;
    tax: number;
    cogs: number;
    units: number;
  }[];
};

/** Reads an order with its lines, trace and postings, for a test. */
export async function readOrder(db: Database, orderId: string): Promise<OrderRows> {
  const { rows } = await db.$client.query<OrderRows>(
    `select o.status, o.payment_status as "paymentStatus", o.attention_reason as "attentionReason", o.version,
       o.total_minor as "totalMinor",
       (select json_agg(json_build_object('id', l.id, 'sku', l.sku, 'quantity', l.quantity, 'picked', l.picked_quantity,
          'shipped', l.shipped_quantity, 'returned', l.returned_quantity, 'reserved', (
            select coalesce(sum(r.quantity), 0) from reservations r where r.order_line_id = l.id and r.status = 'open'))
          order by l.position) from order_lines l where l.order_id = o.id) as lines,
       (select json_agg(e.kind order by e.id) from events e where e.subject_id = o.id::text) as events,
       (select json_agg(a.verb order by a.id) from audit_log a where a.subject_id = o.id::text) as audited,
       (select json_agg(json_build_object('kind', p.kind, 'day', p.day, 'gross', p.gross_minor, 'returns', p.returns_minor,
          'tax', p.tax_minor, 'cogs', p.cogs_minor, 'units', p.units) order by p.id)
          from postings p where p.order_id = o.id) as postings
     from orders o where o.id = $1`,
    [orderId],
  );
  return rows[0]!;
}
