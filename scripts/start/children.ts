import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnFollower } from '../spawn-follower.ts';

const GRACE_MS = 10_000;
const LOG_TAIL_BYTES = 3_000;

/** A process that lives as long as we do. */
export type Child = {
  name: string;
  pid: number | undefined;
  /** Resolves when it has ended, however that came. */
  ended: Promise<string>;
  /** Resolves at its first message to us. */
  spoke: Promise<void>;
  /** Asks it to end, and insists after ten seconds. */
  stop: () => Promise<void>;
  readLog: () => string;
};

/** What to run: Node's arguments, and where the output goes (a log file, or this terminal when there is none). */
export type ChildPlan = { name: string; args: string[]; env: NodeJS.ProcessEnv; logFile?: string };

/**
 * Starts Node as a child in a process group of its own, so that Ctrl-C reaches only us and we choose the order of
 * ending. The child ends by itself when we are killed.
 */
export function startChild({ name, args, env, logFile }: ChildPlan): Child {
  const output = logFile ? fs.openSync(logFile, 'w', 0o600) : 'inherit';
  const child = spawnFollower({ args, env, output, isOutOfTerminal: true });
  if (typeof output === 'number') fs.closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`${name} ended with ${signal ?? `code ${code}`}`));
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
  });
  return {
    name,
    pid: child.pid,
    ended,
    spoke: new Promise((resolve) => child.once('message', () => resolve())),
    stop: () => stopChild(child, ended),
    readLog: () => (logFile ? fs.readFileSync(logFile, 'utf8').slice(-LOG_TAIL_BYTES) : ''),
  };
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = new AbortController();
  const insist = sleep(GRACE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  patience.abort();
  await insist;
}
