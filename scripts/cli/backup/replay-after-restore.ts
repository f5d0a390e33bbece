import type { Ctx } from '#domains/context.ts';
import { type ErasureRecord, listErasures, replayErasures } from '#domains/privacy/replay-erasures.ts';
import { eraseInFolder } from '#jobs/erase-person.ts';
import { readErasureList, writeErasureList } from '#jobs/erasure-list.ts';

/**
 * Erases again whom a restored backup brought back: by the list beside the data, by what the database knew before it was
 * replaced (`known`), and by the backup's own. How many erasures were carried out again.
 */
export async function replayAfterRestore(
  ctx: Ctx,
  { folder, known }: { folder: string; known: readonly ErasureRecord[] },
): Promise<number> {
  await writeErasureList(folder, [...(await listErasures(ctx)), ...known]);
  return replayErasures(ctx, await readErasureList(folder), (needles) => eraseInFolder(folder, needles));
}
