import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { type Network, readNetwork } from '../read-network.ts';
import { RoutingRules } from '../rules.ts';

const MOST_VERSIONS = 50;

/** One version of the rules. Instants are ISO texts. */
export type RuleVersion = {
  version: number;
  status: 'draft' | 'live' | 'retired';
  rules: RoutingRules;
  madeBy: string;
  madeAt: string;
  restoredFrom: number | null;
  liveFrom: string | null;
  retiredAt: string | null;
};

/** The rules that hold, the draft if there is one, and what held before, newest first. */
export type Routing = {
  /** Version 0 when nobody has decided anything yet. */
  live: { version: number; rules: RoutingRules };
  draft: RuleVersion | null;
  versions: RuleVersion[];
  tariffs: Network['book']['tariffs'];
  places: { id: string; name: string }[];
  currency: string;
};

type Row = Omit<RuleVersion, 'madeAt' | 'liveFrom' | 'retiredAt'> & {
  madeAt: Date;
  liveFrom: Date | null;
  retiredAt: Date | null;
};

/** How orders are routed, with its history. */
export async function getRouting(ctx: Ctx): Promise<Routing> {
  allow(ctx.actor, 'routing.read');
  const [network, { rows }] = await Promise.all([
    readNetwork(ctx.db),
    ctx.db.$client.query<Row>({
      name: 'rule-versions',
      text: `
        select version, status, rules, made_by as "madeBy", made_at as "madeAt", restored_from as "restoredFrom",
          live_from as "liveFrom", retired_at as "retiredAt"
        from routing_rule_sets order by version desc limit $1`,
      values: [MOST_VERSIONS],
    }),
  ]);
  const versions = rows.map((row) => ({
    ...row,
    rules: RoutingRules.parse(row.rules),
    madeAt: row.madeAt.toISOString(),
    liveFrom: row.liveFrom?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
  const { book, places, currency } = network;
  return {
    live: { version: book.version, rules: book.rules },
    draft: versions.find((one) => one.status === 'draft') ?? null,
    versions: versions.filter((one) => one.status !== 'draft'),
    tariffs: book.tariffs,
    places: places.map(({ locationId, name }) => ({ id: locationId, name })),
    currency,
  };
}
