import { z } from 'zod';
import { JOB_SCHEMA, QUEUES, type QueueName } from '#db/queues.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';

const RetryJobInput = z.strictObject({
  queue: z.enum(Object.keys(QUEUES) as [QueueName, ...QueueName[]]),
  jobId: z.uuid(),
});

/** Has a failed job tried once more, at once. @throws NOT_FOUND when it is not there or did not fail. */
export const retryJob = command('job.retry', {
  input: RetryJobInput,
  run: async (tx, { queue, jobId }, ctx) => {
    const { rowCount } = await tx.$client.query(
      `update ${JOB_SCHEMA}.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = $3
       where name = $1 and id = $2 and state = 'failed'`,
      [queue, jobId, ctx.now],
    );
    if (rowCount === 0) {
      throw new AppError('NOT_FOUND', 'There is no such failed job (any more); look at the list again.', {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    return { result: { id: jobId }, subjectKind: 'job', subjectId: jobId, summary: { queue } };
  },
});
