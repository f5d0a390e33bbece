import type { Tx } from '#db/client.ts';

/** Where the customer of an order comes for it. */
export type NewPickup = {
  orderId: string;
  locationId: string;
  /** What the place has not is waited for there; otherwise other places bring it. */
  waitsThere: boolean;
  now: Date;
};

/** Says of orders where their customers come for them; another place replaces the first. */
export async function writePickups(tx: Tx, pickups: readonly NewPickup[]): Promise<void> {
  if (pickups.length === 0) return;
  await tx.$client.query(
    `insert into pickups (order_id, location_id, waits_there, arranged_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[])
     on conflict (order_id) do update set location_id = excluded.location_id, waits_there = excluded.waits_there,
       status = 'arranged', code_hash = null, wrong_codes = 0, ready_at = null, deadline = null, ended_at = null`,
    [
      pickups.map((one) => one.orderId),
      pickups.map((one) => one.locationId),
      pickups.map((one) => one.waitsThere),
      pickups.map((one) => one.now),
    ],
  );
}

/** Says that the goods wait for their customer, who has until the deadline. */
export async function writeReady(
  tx: Tx,
  ready: { orderId: string; codeHash: string; deadline: Date; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update pickups set status = 'ready', code_hash = $2, wrong_codes = 0, deadline = $3, ready_at = $4 where order_id = $1`,
    [ready.orderId, ready.codeHash, ready.deadline, ready.now],
  );
}

/** Counts a wrong code. */
export async function countWrongCode(tx: Tx, orderId: string): Promise<void> {
  await tx.$client.query('update pickups set wrong_codes = wrong_codes + 1 where order_id = $1', [orderId]);
}

/** Says who handed the goods over, and how they knew whose they are. */
export async function writeCollected(
  tx: Tx,
  orderId: string,
  handOver: { by: string; proof: 'code' | 'document'; documentEnd: string | null; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update pickups set status = 'collected', handed_over_by = $2, proof = $3, document_end = $4, ended_at = $5
     where order_id = $1`,
    [orderId, handOver.by, handOver.proof, handOver.documentEnd, handOver.now],
  );
}

/** Ends a pick-up that will not happen. */
export async function endPickup(
  tx: Tx,
  orderId: string,
  end: { status: 'expired' | 'cancelled'; now: Date },
): Promise<void> {
  await tx.$client.query('update pickups set status = $2, ended_at = $3 where order_id = $1', [
    orderId,
    end.status,
    end.now,
  ]);
}

/** How long goods wait for their customer, in hours; a week unless somebody said otherwise. */
export async function readKeepHours(tx: Tx): Promise<number> {
  const { rows } = await tx.$client.query<{ keepHours: number }>(
    'select keep_hours as "keepHours" from pickup_settings',
  );
  return rows[0]?.keepHours ?? DEFAULT_KEEP_HOURS;
}

const DEFAULT_KEEP_HOURS = 168;
