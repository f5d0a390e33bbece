import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { RoutingRules } from '../routing/rules.ts';
import type { ReplayReport } from './run-replay.ts';

/** How far a replay is, and its report once it is done. Instants are ISO texts. */
export type Replay = {
  id: string;
  status: 'running' | 'done' | 'cancelled' | 'failed';
  rules: RoutingRules;
  days: number;
  ordersDone: number;
  ordersTotal: number | null;
  report: ReplayReport | null;
  problem: string | null;
  madeBy: string;
  madeAt: string;
};

const COLUMNS = `id, status, rules, days, orders_done as "ordersDone", orders_total as "ordersTotal", report, problem,
  made_by as "madeBy", made_at as "madeAt"`;

/** The newest replay; undefined when rules were never tried. */
export async function getLastReplay(ctx: Ctx): Promise<Replay | undefined> {
  allow(ctx.actor, 'routing.read');
  const { rows } = await ctx.db.$client.query<Replay & { madeAt: Date }>(
    `select ${COLUMNS} from routing_replays order by made_at desc, id desc limit 1`,
  );
  const [row] = rows;
  return row && { ...row, rules: RoutingRules.parse(row.rules), madeAt: new Date(row.madeAt).toISOString() };
}

/** How far the newest replay is; for progress bars. */
export async function getReplayProgress(
  ctx: Ctx,
): Promise<Pick<Replay, 'id' | 'status' | 'ordersDone' | 'ordersTotal'> | undefined> {
  allow(ctx.actor, 'routing.read');
  const { rows } = await ctx.db.$client.query<Pick<Replay, 'id' | 'status' | 'ordersDone' | 'ordersTotal'>>(
    `select id, status, orders_done as "ordersDone", orders_total as "ordersTotal"
     from routing_replays order by made_at desc, id desc limit 1`,
  );
  return rows[0];
}
