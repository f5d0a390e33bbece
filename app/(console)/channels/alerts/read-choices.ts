import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Session } from '#app/_server/session.ts';
import { metricKeys } from '#domains/analytics/board/compute-metrics.ts';
import { definitionOf } from '#domains/analytics/board/metric-definitions.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { listTeam } from '#domains/team/list-team.ts';
import type { RuleChoices } from './rule-form.tsx';

/** What can be chosen in a rule: the figures that one may see, channels at work, and people; without leave to see the team oneself. */
export async function readChoices({ ctx, user, business }: Session): Promise<RuleChoices> {
  const [tMetrics, channels, { members }] = await Promise.all([
    getTranslations('metrics'),
    listChannels(ctx),
    can(ctx.actor, 'team.read') ? listTeam(ctx) : { members: [] },
  ]);
  const people = members.filter((one) => !one.isDisabled).map(({ id, name }) => ({ value: id, label: name }));
  return {
    metrics: metricKeys(can(ctx.actor, 'cost.read')).map((value) => ({
      value,
      label: tMetrics(`${value}.name`),
      unit: definitionOf(value).unit,
    })),
    channels: channels.filter((one) => one.isActive).map(({ id, name }) => ({ value: id, label: name })),
    people: people.length > 0 ? people : [{ value: user.id, label: user.name }],
    me: user.id,
    currency: business.reportingCurrency,
  };
}
