import type { Trace } from '../../events/record.ts';

/** What is told of money spent: of the cost itself, and of each channel that bears it. */
export function costEvents(costId: string, channelIds: Iterable<string>): NonNullable<Trace['events']> {
  return [...new Set(channelIds)].flatMap((channelId) => [
    { kind: 'cost.changed' as const, subjectKind: 'cost', subjectId: costId, channelId },
    { kind: 'channel.changed' as const, subjectKind: 'channel', subjectId: channelId, channelId },
  ]);
}
