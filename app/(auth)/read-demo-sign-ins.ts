import 'server-only';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { env } from '#lib/env.ts';

const DemoSignIns = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }));

/** Somebody of the demo business, whose password is no secret. */
export type DemoSignIn = z.output<typeof DemoSignIns>[number];

/** Who may sign in to the demo business, as its seed has written it down; nobody where it has not. */
export async function readDemoSignIns(): Promise<DemoSignIn[]> {
  const file = path.join(env().DATA_DIR, 'demo-sign-ins.json');
  const text = await fs.readFile(file, 'utf8').catch(() => '[]');
  return DemoSignIns.parse(JSON.parse(text));
}
