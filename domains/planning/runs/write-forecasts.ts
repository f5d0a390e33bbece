import type { Tx } from '#db/client.ts';
import type { ForecastRow } from './forecast-batch.ts';

const COLUMNS = `method text, kind text, is_enough boolean, is_season_unseen boolean, origins integer, parameters jsonb,
  trials jsonb, mean double precision[], spread double precision[], cumulative_spread double precision[],
  history double precision[], weeks_scaled integer, weeks_left_out integer, wished_units integer,
  expected_per_day double precision`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0]!);

/** Writes forecasts in the place of earlier ones of the same variants and locations. */
export async function writeForecasts(
  tx: Tx,
  rows: readonly ForecastRow[],
  made: { runId: string; untilOn: string; now: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const plain = rows.map((row) => ({
    ...row,
    variant_id: row.variantId,
    location_id: row.locationId,
    is_enough: row.isEnough,
    is_season_unseen: row.isSeasonUnseen,
    cumulative_spread: row.cumulativeSpread,
    weeks_scaled: row.weeksScaled,
    weeks_left_out: row.weeksLeftOut,
    wished_units: row.wishedUnits,
    expected_per_day: row.expectedPerDay,
  }));
  await tx.$client.query({
    name: 'write-forecasts',
    text: `
      insert into forecasts (variant_id, location_id, ${NAMES.join(', ')}, until_on, computed_at, run_id)
      select variant_id, location_id, ${NAMES.join(', ')}, $2, $3, $4
      from jsonb_to_recordset($1::jsonb) as f (variant_id uuid, location_id uuid, ${COLUMNS})
      on conflict (variant_id, location_id) do update set
        ${NAMES.map((name) => `${name} = excluded.${name}`).join(', ')},
        until_on = excluded.until_on, computed_at = excluded.computed_at, run_id = excluded.run_id`,
    values: [JSON.stringify(plain), made.untilOn, made.now, made.runId],
  });
}
