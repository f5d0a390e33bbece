import fs from 'node:fs';
import path from 'node:path';

// npm runs scripts in the project's folder and says in INIT_CWD where the person stood.
const standing =
  process.env.npm_lifecycle_event && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();

/** The path of a file to be read, as seen from where the person stands, else from the project's folder. */
export function resolveInput(file: string): string {
  const fromPerson = path.resolve(standing, file);
  return fs.existsSync(fromPerson) ? fromPerson : path.resolve(file);
}

/** The path of a file to be written, as seen from where the person stands. */
export function resolveOutput(file: string): string {
  return path.resolve(standing, file);
}
