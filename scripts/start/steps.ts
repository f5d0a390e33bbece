/** Does one step of a start and prints its line: what it came to, and the seconds it took. */
export async function step<T>(
  title: string,
  work: () => Promise<T>,
  tell?: (result: T) => string,
): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`  ✓ ${tell ? tell(result) : title} (${seconds} s)`);
  return result;
}

/** Prints one line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints why it cannot go on, and ends with failure. */
export function fail(error: unknown): never {
  process.stderr.write(
    `\nPishkhan could not start.\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
