import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { definitionOf } from '../analytics/board/metric-definitions.ts';
import type { Actor } from '../context.ts';
import { allow } from '../team/can.ts';
import type { RuleInput } from './input.ts';
import { isMetric } from './rules/rows-of-alert.ts';

/** Whether the actor may watch this, and whether its channel exists. @throws FORBIDDEN for figures with costs, NOT_FOUND. */
export async function checkRule(tx: Tx, actor: Actor, rule: RuleInput): Promise<void> {
  const metric = 'metric' in rule ? rule.metric : null;
  // Who may not see costs may neither watch nor read figures that tell of them.
  if (isMetric(metric) && definitionOf(metric).needsCost) allow(actor, 'cost.read');
  if (rule.channelId) await requireChannel(tx, rule.channelId);
}

async function requireChannel(tx: Tx, channelId: string): Promise<void> {
  const { rowCount } = await tx.$client.query('select from channels where id = $1', [channelId]);
  if (rowCount === 0)
    throw new AppError('NOT_FOUND', 'There is no such channel.', {
      details: { reason: 'gone', thing: 'channel' },
    });
}
