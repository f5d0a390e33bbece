import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { takeScreens } from './screens/take-screens.ts';
import { spawnFollower } from './spawn-follower.ts';
import { readDemoSignIns } from './start/demo-business.ts';

// `npm run screens`: pictures of every main page into .screens, from a running program (--url) or one started here.
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    out: { type: 'string', default: '.screens' },
    page: { type: 'string', multiple: true, default: [] },
    lang: { type: 'string', multiple: true, default: [] },
  },
});

const started = values.url ? undefined : await startProgram();
try {
  const owner = readDemoSignIns(process.env.DATA_DIR || '.data/local')[0];
  const email = values.email ?? owner?.email;
  const password = values.password ?? owner?.password;
  if (!email || !password) throw new Error('Nobody to sign in as: give --email and --password.');
  const plan = { baseUrl: values.url ?? started!.url, email, password, folder: values.out };
  const count = await takeScreens({ ...plan, pages: values.page, languages: values.lang }, say);
  say(`${count} pictures in ${values.out}`);
} finally {
  if (started) await stopProgram(started.child);
}

function startProgram(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnFollower({ args: ['scripts/start.ts'], output: 'pipe' });
  child.stderr?.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => {
      say(line);
      const url = /^Ready on (\S+)$/.exec(line)?.[1];
      if (url) resolve({ child, url });
    });
    child.once('exit', () => reject(new Error('The program did not start.')));
  });
}

async function stopProgram(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
