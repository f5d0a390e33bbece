import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from '../start/children.ts';
import { findFreePort } from '../start/choose-port.ts';

const NEXT = 'node_modules/next/dist/bin/next';
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 100;

/** Signs the sessions of the bench's own app. */
export const AUTH_SECRET = 'the bench signs nobody in, but a secret is asked for';

/** Starts the production build on a database, without a worker, and waits until it answers. */
export async function startApp(url: string, folder: string): Promise<{ child: Child; base: string }> {
  const port = await findFreePort();
  const base = `http://localhost:${port}`;
  const child = startChild({
    name: 'app',
    args: [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATA_DIR: folder,
      AUTH_SECRET,
      WORKER: 'separate', // what is measured is the app alone
      LOG_LEVEL: 'warn',
    },
    logFile: path.join(folder, 'app.log'),
  });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(base))) {
    if (Date.now() > deadline) {
      const said = child.readLog();
      await child.stop();
      throw new Error(`The app did not answer.\n${said}`);
    }
    await sleep(READY_POLL_MS);
  }
  return { child, base };
}

async function answers(base: string): Promise<boolean> {
  const answer = await fetch(`${base}/api/health`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer !== undefined;
}
