import { routingReplays } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { StartReplayInput } from './input.ts';

const DAY_MS = 86_400_000;

/** Begins to try rules on the orders of the last days; the worker carries it on and nothing of the business changes. */
export const startReplay = command('routing.write', {
  input: StartReplayInput,
  run: async (tx, { id, rules, days, by }, ctx) => {
    const replayId = id ?? newId(ctx.now.getTime());
    await tx.insert(routingReplays).values({
      id: replayId,
      status: 'running',
      rules,
      days,
      since: new Date(ctx.now.getTime() - days * DAY_MS),
      until: ctx.now,
      madeBy: ctx.actor.name,
      madeAt: ctx.now,
    });
    return {
      result: { replayId },
      subjectKind: 'routing',
      subjectId: replayId,
      summary: { days },
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: replayId }],
      jobs: by === 'worker' ? [{ queue: 'replay-routing', data: { replayId } }] : [],
    };
  },
});
