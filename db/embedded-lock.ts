import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 25;
const PATIENCE_MS = 90_000;

/**
 * Runs the work while no other process of this machine holds the same lock file.
 * A lock whose holder has died (kill -9 too) is taken over.
 * @throws Error when a living holder keeps it longer than the patience (a minute and a half).
 */
export async function withLock<T>(
  lockFile: string,
  work: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!tryToTake(lockFile)) {
    removeIfHolderDied(lockFile);
    if (Date.now() > deadline) {
      throw new Error(
        `Another process (pid ${readHolder(lockFile)}) holds ${lockFile}; stop it and try again.`,
      );
    }
    await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

/** True while a process with this number lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryToTake(lockFile: string): boolean {
  const mine = `${lockFile}.${process.pid}`;
  // The lock appears with its content already inside, or not at all: a half-written lock has no holder to ask.
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function removeIfHolderDied(lockFile: string): void {
  const holder = readHolder(lockFile);
  if (holder === undefined || isAlive(holder)) return;
  const aside = `${lockFile}.stale-${process.pid}`;
  try {
    fs.renameSync(lockFile, aside);
  } catch {
    return; // another waiter was quicker
  }
  const moved = Number(fs.readFileSync(aside, 'utf8'));
  // Between reading and renaming another waiter may have taken the lock: then it is given back.
  if (moved !== holder && isAlive(moved)) fs.linkSync(aside, lockFile);
  fs.rmSync(aside, { force: true });
}

function readHolder(lockFile: string): number | undefined {
  try {
    return Number(fs.readFileSync(lockFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}
