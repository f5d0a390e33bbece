import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { listErasures } from '#domains/privacy/replay-erasures.ts';
import { runErasure } from '#domains/privacy/run-erasure.ts';
import { env } from '#lib/env.ts';
import { writeErasureList } from './erasure-list.ts';
import type { Job } from './registry.ts';

const Data = z.object({ erasureId: z.uuid() });
/** What the program itself writes into DATA_DIR besides the database: mails while no server is set up, and its logs. */
const MAILS = 'mail';
const LOG = /\.log$/;

/**
 * Overwrites a person: in the database, among the mails and in the logs beside it. The list for restored backups is
 * written first. A run that was killed goes on where it was; a file that is being imported puts it off.
 */
export async function erasePersonJob(ctx: Ctx, { data }: Job): Promise<void> {
  const { erasureId } = Data.parse(data);
  const folder = env().DATA_DIR;
  await writeErasureList(folder, await listErasures(ctx));
  await runErasure(ctx, erasureId, (needles) => eraseInFolder(folder, needles));
}

/** Removes mails in which one of the texts stands, and overwrites lines of logs, at their length: a log may be open. */
export async function eraseInFolder(folder: string, needles: readonly string[]): Promise<void> {
  const mails = path.join(folder, MAILS);
  for (const name of await namesIn(mails)) {
    const text = await fs.readFile(path.join(mails, name), 'utf8');
    if (needles.some((needle) => text.includes(needle))) await fs.rm(path.join(mails, name), { force: true });
  }
  for (const name of (await namesIn(folder)).filter((one) => LOG.test(one)))
    await overwriteInLog(path.join(folder, name), needles);
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function overwriteInLog(place: string, needles: readonly string[]): Promise<void> {
  const file = await fs.open(place, 'r+');
  try {
    const content = await file.readFile();
    for (const needle of needles.map((text) => Buffer.from(text)))
      for (let at = content.indexOf(needle); at >= 0; at = content.indexOf(needle, at + 1))
        await file.write(Buffer.alloc(needle.length, '*'), 0, needle.length, at);
  } finally {
    await file.close();
  }
}
