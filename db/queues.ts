// `notify` lets a NOTIFY wake the worker at once; polling goes on beneath it.
const WOKEN = { notify: true };

/** Every queue of the job runner: attempts, waits and time limits. Handlers stand in jobs/registry.ts. */
export const QUEUES = {
  'process-delivery': { ...WOKEN, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 30 },
  'send-webhooks': { ...WOKEN, retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  'deliver-webhook': { ...WOKEN, retryLimit: 7, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  'allocate-backorders': { ...WOKEN, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  'run-import': {
    ...WOKEN,
    retryLimit: 20,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
  'replay-routing': { ...WOKEN, retryLimit: 2, retryDelay: 2, expireInSeconds: 900 },
  'assign-orders': { ...WOKEN, retryLimit: 1, retryDelay: 2, expireInSeconds: 300 },
  'fold-postings': { ...WOKEN, retryLimit: 0, expireInSeconds: 300 },
  'expire-reservations': { retryLimit: 0, expireInSeconds: 120 },
  'expire-pickups': { retryLimit: 0, expireInSeconds: 120 },
  'expire-lots': { retryLimit: 0, expireInSeconds: 300 },
  'settle-loyalty': { ...WOKEN, retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 600 },
  'expire-points': { retryLimit: 0, expireInSeconds: 600 },
  'book-costs': { retryLimit: 2, retryDelay: 60, expireInSeconds: 600 },
  'run-audit': { retryLimit: 1, expireInSeconds: 1800 },
  'clean-up': { retryLimit: 1, expireInSeconds: 600 },
  'erase-person': {
    ...WOKEN,
    retryLimit: 20,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
  'send-mail': { ...WOKEN, retryLimit: 6, retryDelay: 15, retryBackoff: true, expireInSeconds: 60 },
  'check-parity': { ...WOKEN, retryLimit: 1, expireInSeconds: 300 },
  'sweep-parity': { ...WOKEN, retryLimit: 2, retryDelay: 30, expireInSeconds: 1800 },
  'read-listings': { ...WOKEN, retryLimit: 0, expireInSeconds: 900 },
  'push-corrections': { ...WOKEN, retryLimit: 0, expireInSeconds: 900 },
  'watch-channels': { ...WOKEN, retryLimit: 0, expireInSeconds: 300 },
  'learn-arrivals': { retryLimit: 1, expireInSeconds: 900 },
  'send-summaries': { retryLimit: 0, expireInSeconds: 600 },
  'forecast-demand': {
    ...WOKEN,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
  'fit-predictions': {
    ...WOKEN,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
  'link-customers': {
    ...WOKEN,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
} as const;

export type QueueName = keyof typeof QUEUES;

/** The schema that the job runner keeps its tables in. */
export const JOB_SCHEMA = 'pgboss';

/** Under this name a worker's connections are known to the database; the health check looks for it. */
export const WORKER_NAME = 'pishkhan-worker';
