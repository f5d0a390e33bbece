import { runCommandLine } from '../run-command-line.ts';

/** What one call answers, what it tells beside that, and with which code it ends. */
export type Called = { code: number; out: string; told: string };

/** Calls the command line as somebody at a terminal does. */
export async function callCommandLine(...words: string[]): Promise<Called> {
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommandLine(words, {
    out: (text) => out.push(text),
    tell: (line) => told.push(line),
  });
  return { code, out: out.join('\n'), told: told.join('\n') };
}
