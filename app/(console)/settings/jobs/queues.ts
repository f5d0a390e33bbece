import type { QueueName } from '#domains/analytics/list-jobs.ts';

/** The queues that have words; typed by the list of queues, so that a new one is missed by the compiler. */
const NAMES: Record<QueueName, true> = {
  'process-delivery': true,
  'send-webhooks': true,
  'deliver-webhook': true,
  'allocate-backorders': true,
  'run-import': true,
  'replay-routing': true,
  'assign-orders': true,
  'fold-postings': true,
  'expire-reservations': true,
  'expire-pickups': true,
  'expire-lots': true,
  'expire-points': true,
  'settle-loyalty': true,
  'book-costs': true,
  'run-audit': true,
  'clean-up': true,
  'erase-person': true,
  'send-mail': true,
  'check-parity': true,
  'sweep-parity': true,
  'read-listings': true,
  'push-corrections': true,
  'watch-channels': true,
  'learn-arrivals': true,
  'send-summaries': true,
  'forecast-demand': true,
  'link-customers': true,
  'fit-predictions': true,
};

/** A queue as the database writes it. Sound because queries ask for these queues only; others are housekeeping. */
export function asQueue(name: string): QueueName {
  return Object.hasOwn(NAMES, name) ? (name as QueueName) : 'clean-up';
}
