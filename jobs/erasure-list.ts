import fs from 'node:fs/promises';
import path from 'node:path';
import { ErasureRecord } from '#domains/privacy/replay-erasures.ts';

const FILE = 'erasures.jsonl';

/**
 * Keeps the erasures beside the data, as ids and numbers: a backup from before an erasure knows nothing of it, so the list
 * has to outlive the database. Written whole and put in place at once, so that no crash leaves half a list.
 */
export async function writeErasureList(folder: string, records: readonly ErasureRecord[]): Promise<void> {
  const all = new Map((await readErasureList(folder)).map((record) => [record.id, record]));
  for (const record of records) all.set(record.id, record);
  const lines = [...all.values()].map((record) => `${JSON.stringify(record)}\n`);
  const place = path.join(folder, FILE);
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(`${place}.new`, lines.join(''), { mode: 0o600, flush: true });
  await fs.rename(`${place}.new`, place);
}

/** The erasures that are kept beside the data; none where nobody was erased yet. */
export async function readErasureList(folder: string): Promise<ErasureRecord[]> {
  const text = await fs.readFile(path.join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ErasureRecord.parse(JSON.parse(line)));
}
