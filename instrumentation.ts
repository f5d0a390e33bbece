/** Runs once when a server process starts: jobs are worked off here where no process of their own does it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('#lib/env.ts');
  if (env().WORKER !== 'inline') return;
  const { startWorker } = await import('#jobs/worker.ts');
  await startWorker();
}
