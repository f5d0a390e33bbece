import { spawnFollower } from '../spawn-follower.ts';
import type { Tally } from './tally.ts';

/** One check: a name for its line, and the commands that must all succeed, each as arguments of Node. */
export type Check = { name: string; commands: string[][] };

/** Runs a check as one: prints its line with the seconds it took, and its output when it fails. */
export async function runCheck(check: Check): Promise<Tally> {
  const startedAt = performance.now();
  let output = '';
  let isGood = true;
  for (const command of check.commands) {
    const result = await runNode(command, 'captured');
    output += result.output;
    isGood = result.code === 0;
    if (!isGood) break;
  }
  printStep(check.name, isGood, startedAt, isGood ? '' : output);
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/** Prints a check's line, and below it what it said. */
export function printStep(name: string, isGood: boolean, startedAt: number, output: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${isGood ? '✓' : '✗'} ${name.padEnd(22)}${seconds} s\n`);
  if (output.trim()) process.stdout.write(`${output.trimEnd()}\n`);
}

/** Runs Node with the arguments and waits for its end; the output is captured, or goes to this terminal. */
export function runNode(
  args: string[],
  output: 'captured' | 'shown',
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; output: string }> {
  // What is captured is read in a log as often as in a terminal.
  const plain: NodeJS.ProcessEnv = { ...env, NO_COLOR: '1' };
  delete plain.FORCE_COLOR;
  const child =
    output === 'shown'
      ? spawnFollower({ args, env, output: 'inherit' })
      : spawnFollower({ args, env: plain, output: 'pipe' });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}
