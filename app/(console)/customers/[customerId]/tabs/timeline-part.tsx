import { valuesOf } from '#components/table/list-location.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { listTimeline, TIMELINE_KINDS } from '#domains/customers/list-timeline.ts';
import { isId } from '#lib/ids.ts';
import { CustomerTimeline } from '../customer-timeline.tsx';
import type { PartProps } from './part.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Everything that happened, narrowed as the address says; what it does not understand narrows nothing. */
export async function TimelinePart({ ctx, customer, prefs, address }: PartProps) {
  const day = (key: 'from' | 'to') =>
    valuesOf(address[key]).find((one) => ISO_DAY.test(one) && !Number.isNaN(Date.parse(one)));
  const [timeline, channels] = await Promise.all([
    listTimeline(ctx, {
      customerId: customer.id,
      kinds: TIMELINE_KINDS.filter((kind) => valuesOf(address.kind).includes(kind)),
      channelIds: valuesOf(address.channel).filter(isId),
      after: valuesOf(address.after)[0]?.slice(0, 200),
      from: day('from'),
      to: day('to'),
    }),
    listChannels(ctx),
  ]);
  return (
    <CustomerTimeline
      timeline={timeline}
      channels={channels.map((one) => ({ value: one.id, label: one.name }))}
      location={{ pathname: `/customers/${customer.id}`, params: { ...address, tab: 'timeline' } }}
      now={ctx.now}
      prefs={prefs}
    />
  );
}
