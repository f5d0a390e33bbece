import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { DriftKind } from '../rules/parity-rules.ts';

/** Who changed one side last, and when; `by` is null where only the time is known. */
export type LastChange = { at: Date; by: string | null } | null;

const FIELD: Partial<Record<DriftKind, string>> = {
  price: 'priceMinor',
  title: 'title',
  description: 'description',
};
const OWN: Partial<Record<DriftKind, string>> = {
  price: 'price_minor',
  title: 'title',
  description: 'description',
  promise: 'promise_days',
};

/** The last change of either side of a drift: ours from the channel's terms and the log, theirs as it was read. @throws FORBIDDEN. */
export async function findLastChange(
  ctx: Ctx,
  drift: { channelId: string; externalId: string; variantId: string; productId: string; kind: DriftKind },
): Promise<{ ours: LastChange; theirs: LastChange }> {
  allow(ctx.actor, 'parity.read');
  const { channelId, externalId, variantId, productId, kind } = drift;
  const own = OWN[kind];
  const field = FIELD[kind];
  const [ours, theirs] = await Promise.all([
    ctx.db.$client.query<{ at: Date; by: string }>(
      `select at, by from (
         select set_at as at, set_by as by from listing_terms
         where channel_id = $1 and variant_id = $2 and ${own ?? 'null'} is not null
         union all
         (select at, actor_name from audit_log
          where ((subject_kind = 'variant' and subject_id = $2::text) or (subject_kind = 'product' and subject_id = $3::text))
            and verb = 'product.write' and after is not null and before->>$4::text is distinct from after->>$4::text
          order by id desc limit 1)
       ) changes order by at desc limit 1`,
      [channelId, variantId, productId, field ?? null],
    ),
    ctx.db.$client.query<{ at: string | null; by: string }>(
      'select changed_at->>$3 as at, read_by as by from listing_facts where channel_id = $1 and external_id = $2',
      [channelId, externalId, kind],
    ),
  ]);
  const told = theirs.rows[0];
  return {
    ours: ours.rows[0] ?? null,
    theirs: told?.at ? { at: new Date(told.at), by: told.by } : null,
  };
}
