/** Every queue of the job runner: attempts, waits and time limits. Handlers stand in jobs/registry.ts. */
export const QUEUES = {
  'process-delivery': { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  'send-webhooks': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  'deliver-webhook': { retryLimit: 8, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  'allocate-backorders': { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  'run-import': {
    retryLimit: 20,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 3600,
    heartbeatSeconds: 60,
  },
  'fold-postings': { retryLimit: 0, expireInSeconds: 300 },
  'expire-reservations': { retryLimit: 0, expireInSeconds: 120 },
  'run-audit': { retryLimit: 1, expireInSeconds: 1800 },
  'clean-up': { retryLimit: 1, expireInSeconds: 600 },
  'send-mail': { retryLimit: 6, retryDelay: 15, retryBackoff: true, expireInSeconds: 60 },
} as const;

export type QueueName = keyof typeof QUEUES;

/** The schema that the job runner keeps its tables in. */
export const JOB_SCHEMA = 'pgboss';
