import type { QueueName } from '#db/queues.ts';

/** What is done by the clock (UTC). Postings are folded every few seconds by the worker itself. */
export const SCHEDULES: readonly { queue: QueueName; cron: string }[] = [
  { queue: 'expire-reservations', cron: '* * * * *' },
  { queue: 'expire-pickups', cron: '*/5 * * * *' },
  // Days end at another minute in each time zone; a run that finds nothing is one look at an index.
  { queue: 'expire-lots', cron: '*/5 * * * *' },
  // What the events of orders did not tell: orders that came in shipped, a programme that was switched on.
  { queue: 'settle-loyalty', cron: '*/10 * * * *' },
  { queue: 'expire-points', cron: '*/10 * * * *' },
  // What changed on either side; listings that come in ask for it themselves.
  { queue: 'check-parity', cron: '* * * * *' },
  { queue: 'read-listings', cron: '* * * * *' },
  // Asked for by whoever corrects; this takes up what was to be tried later, or was broken off.
  { queue: 'push-corrections', cron: '* * * * *' },
  { queue: 'sweep-parity', cron: '51 1 * * *' },
  { queue: 'watch-channels', cron: '* * * * *' },
  { queue: 'learn-arrivals', cron: '3 1 * * *' },
  // Each person's hour comes at another minute in each time zone; what was sent is not sent again.
  { queue: 'send-summaries', cron: '*/10 * * * *' },
  // A month begins at another hour in each time zone; a run that finds nothing due writes nothing.
  { queue: 'book-costs', cron: '7 * * * *' },
  { queue: 'run-audit', cron: '17 1 * * *' },
  { queue: 'clean-up', cron: '41 1 * * *' },
  { queue: 'forecast-demand', cron: '11 2 * * *' },
  { queue: 'fit-predictions', cron: '31 3 * * *' },
  { queue: 'link-customers', cron: '*/10 * * * *' },
];
