import type { Tx } from '#db/client.ts';
import { EFFORT_STEPS, type EffortStep } from '../rule/effort-minutes.ts';
import type { Measure } from '../rule/effort-rules.ts';
import { findings, isSeen } from '../rule/findings.ts';
import type { DatedJourney } from './read-journeys.ts';

type EffortRow = {
  orderId: string;
  channelId: string;
  day: string;
  isSeen: boolean;
  findings: number;
} & Record<EffortStep, number>;

const STEP_COLUMNS = EFFORT_STEPS.map((step) => `${step}_seconds`).join(', ');
const STEP_VALUES = EFFORT_STEPS.map((step) => `"${step}"`);

/**
 * Works the journeys out and puts their findings in the place of what was known of these orders, then adds up the days
 * on which they count or counted; `version` is the owner's, by which they are counted. Orders that are gone or cancelled have no effort.
 */
export async function writeEfforts(
  tx: Tx,
  orderIds: readonly string[],
  journeys: readonly DatedJourney[],
  { measure, version }: { measure: Measure; version: number },
): Promise<void> {
  const found = journeys.flatMap((journey) => {
    if (journey.order.isCancelled) return [];
    return [{ journey, findings: findings(journey, measure) }];
  });
  const rows = found.map(({ journey, findings: list }): EffortRow => {
    const steps = Object.fromEntries(EFFORT_STEPS.map((step) => [step, 0])) as Record<EffortStep, number>;
    for (const { step, seconds } of list) steps[step] += seconds;
    const { id: orderId, channelId } = journey.order;
    return { orderId, channelId, day: journey.day, isSeen: isSeen(journey), findings: list.length, ...steps };
  });
  const findingRows = found.flatMap(({ journey, findings: list }) =>
    list.map((finding, position) => ({ orderId: journey.order.id, position, ...finding })),
  );
  const { rows: before } = await tx.$client.query<{ channel_id: string; day: string }>(
    'delete from order_efforts where order_id = any ($1::uuid[]) returning channel_id, day::text',
    [orderIds],
  );
  await tx.$client.query('delete from effort_findings where order_id = any ($1::uuid[])', [orderIds]);
  await tx.$client.query(EFFORTS, [JSON.stringify(rows), version]);
  await tx.$client.query(FINDINGS, [JSON.stringify(findingRows)]);
  const days = [...before, ...rows.map(({ channelId, day }) => ({ channel_id: channelId, day }))];
  await tx.$client.query('select count_effort_days($1::uuid[], $2::date[])', [
    days.map((one) => one.channel_id),
    days.map((one) => one.day),
  ]);
}

const EFFORTS = `
  insert into order_efforts (order_id, channel_id, day, is_seen, findings, seconds, ${STEP_COLUMNS},
    settings_version)
  select "orderId", "channelId", day, "isSeen", findings, ${STEP_VALUES.join(' + ')}, ${STEP_VALUES.join(', ')}, $2
  from jsonb_to_recordset($1::jsonb) as e ("orderId" uuid, "channelId" uuid, day date, "isSeen" boolean, findings integer,
    ${STEP_VALUES.map((step) => `${step} integer`).join(', ')})`;

const FINDINGS = `
  insert into effort_findings (order_id, position, step, kind, at, seconds, is_measured, length_of, touch_ids)
  select "orderId", position, step, kind, to_timestamp("atSeconds"), seconds, "isMeasured", "lengthOf",
    array(select jsonb_array_elements_text("touchIds")::bigint)
  from jsonb_to_recordset($1::jsonb) as f ("orderId" uuid, position integer, step text, kind text, "atSeconds" float8,
    seconds integer, "isMeasured" boolean, "lengthOf" text, "touchIds" jsonb)`;
