import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DIE_WITH_PARENT = pathToFileURL(path.resolve(import.meta.dirname, 'die-with-parent.mjs')).href;

/** Where a follower's output goes: this terminal, pipes for us to read, or an open file. */
export type Output = 'inherit' | 'pipe' | number;

/** Node's arguments, the environment, and how the follower stands to us. */
export type FollowerPlan = {
  args: string[];
  output: Output;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Out of reach of Ctrl-C in our terminal: we tell it ourselves when to end. */
  isOutOfTerminal?: boolean;
};

/** Starts Node as a process that ends when we do, however we end: by return, by signal, or killed -9. */
export function spawnFollower({ args, output, env, cwd, isOutOfTerminal }: FollowerPlan): ChildProcess {
  const child = spawn(process.execPath, ['--import', DIE_WITH_PARENT, ...args], {
    cwd,
    env: { ...(env ?? process.env), DIES_WITH_PARENT: '1' },
    detached: isOutOfTerminal === true && process.platform !== 'win32',
    stdio: ['ignore', output, output, 'ipc'],
  });
  // A channel that nobody reads must not keep us from ending.
  child.channel?.unref();
  return child;
}
