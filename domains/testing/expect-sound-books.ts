import type { Database } from '#db/client.ts';
import { runAudit } from '#domains/events/run-audit.ts';

/** Fails with the names and the first rows of every invariant that the books break. */
export async function expectSoundBooks(db: Database): Promise<void> {
  const broken = (await runAudit(db)).filter((finding) => finding.count > 0);
  if (broken.length === 0) return;
  const words = broken.map(
    ({ name, count, rows }) => `${name} (${count}): ${JSON.stringify(rows.slice(0, 3))}`,
  );
  throw new Error(`The books are not sound.\n${words.join('\n')}`);
}
