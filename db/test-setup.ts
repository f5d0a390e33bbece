import { startEmbedded } from './embedded.ts';
import { beginTestRun, endTestRun } from './testing.ts';

const TEST_DATA_FOLDER = '.data/test';

/** Vitest's global set-up: one volatile server for all test files (TEST_DATABASE_URL names another), and its end. */
export default async function setUpTestServer(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await startEmbedded(TEST_DATA_FOLDER, { volatile: true });
  await beginTestRun(given ?? server!.url);
  return async () => {
    await endTestRun();
    await server?.stop();
  };
}
