import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

let version: string | undefined;

/** The version of this program, as package.json in the working folder says. */
export function readVersion(): string {
  version ??= z
    .object({ version: z.string() })
    .parse(JSON.parse(fs.readFileSync(path.join(process.cwd(), 'package.json'), 'utf8'))).version;
  return version;
}
