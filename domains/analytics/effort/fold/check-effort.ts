import type { Reader } from '#db/client.ts';
import { EFFORT_STEPS } from '../rule/effort-minutes.ts';
import type { Measure } from '../rule/effort-rules.ts';
import { findings, isSeen } from '../rule/findings.ts';
import { readMeasure } from '../settings/read-measure.ts';
import { readJourneys } from './read-journeys.ts';

const ORDERS_AT_ONCE = 1_000;

/** An order whose kept effort is not what its facts say. */
export type EffortFault = { orderId: string; kept: unknown; told: unknown };

type Kept = {
  orderId: string;
  isSeen: boolean;
  channelId: string;
  day: string;
  version: number;
  found: string[];
  steps: number[];
};

/**
 * Works every order's journey out anew by the rules that hold and names those of which something else is kept; none is good. `isBehind` says
 * whether orders wait to be worked out, which is then why.
 */
export async function checkEffort(reader: Reader): Promise<{ isBehind: boolean; faults: EffortFault[] }> {
  const { $client: client } = reader;
  const { rows: state } = await client.query<{ isBehind: boolean }>(
    `select exists (select from effort_tail) or not exists (select from effort_state)
       or exists (select from effort_state where done_number < last_number
         or settings_version <> coalesce((select max(version) from effort_rules), 0))
       or coalesce((select max(id) from touches), 0) > coalesce((select up_to from segment_marks where log = 'effort-touches'), 0)
       or coalesce((select max(id) from events), 0) > coalesce((select up_to from segment_marks where log = 'effort-events'), 0)
       as "isBehind"`,
  );
  const { measure, version } = await readMeasure(reader);
  const faults: EffortFault[] = [];
  const { rows: all } = await client.query<{ id: string }>(
    'select id from orders union select order_id from order_efforts order by 1',
  );
  for (let at = 0; at < all.length; at += ORDERS_AT_ONCE) {
    const ids = all.slice(at, at + ORDERS_AT_ONCE).map(({ id }) => id);
    faults.push(...(await checkSome(reader, ids, { measure, version })));
  }
  return { isBehind: state[0]!.isBehind, faults };
}

async function checkSome(
  reader: Reader,
  ids: readonly string[],
  { measure, version }: { measure: Measure; version: number },
): Promise<EffortFault[]> {
  const journeys = await readJourneys(reader, ids);
  const told = new Map(
    journeys
      .filter(({ order }) => !order.isCancelled)
      .map((journey) => {
        const list = findings(journey, measure);
        const steps = EFFORT_STEPS.map((step) =>
          list.reduce((sum, one) => sum + (one.step === step ? one.seconds : 0), 0),
        );
        const found = list.map((one) =>
          [
            one.step,
            one.kind,
            one.atSeconds,
            one.seconds,
            one.isMeasured,
            one.lengthOf ?? '-',
            one.touchIds.join('.'),
          ].join(' '),
        );
        const { id, channelId } = journey.order;
        return [id, { isSeen: isSeen(journey), channelId, day: journey.day, version, found, steps }] as const;
      }),
  );
  const { rows } = await reader.$client.query<Kept>(KEPT, [ids]);
  const kept = new Map(rows.map(({ orderId, ...facts }) => [orderId, facts]));
  return ids
    .filter((id) => JSON.stringify(told.get(id)) !== JSON.stringify(kept.get(id)))
    .map((orderId) => ({ orderId, kept: kept.get(orderId), told: told.get(orderId) }));
}

const KEPT = `
  select e.order_id as "orderId", e.is_seen as "isSeen", e.channel_id as "channelId", e.day::text as day,
    e.settings_version as version,
    array(select concat_ws(' ', f.step, f.kind, extract(epoch from f.at)::bigint, f.seconds, f.is_measured::text, coalesce(f.length_of, '-'),
        array_to_string(f.touch_ids, '.'))
      from effort_findings f where f.order_id = e.order_id order by f.position) as found,
    array[${EFFORT_STEPS.map((step) => `${step}_seconds`).join(', ')}]::float8[] as steps
  from order_efforts e where e.order_id = any ($1::uuid[])`;
