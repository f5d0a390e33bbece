import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

/** One order that either of two places may serve, the second for less. */
const ASK = `
  const { assignTogether } = await import(${JSON.stringify(path.join(import.meta.dirname, 'assign-together.ts'))});
  const site = (id) => ({ id, capacity: null, fixedCost: 0 });
  const options = [{ sites: [0], cost: 9, uses: [] }, { sites: [1], cost: 4, uses: [] }];
  const demands = [{ id: 'order', load: 1, waitCost: 100, isSplittable: false, options }];
  const { cost, by } = await assignTogether({ sites: [site('north'), site('south')], limits: [], demands });
  console.log(JSON.stringify({ cost, by }));
`;

describe('the solver in production', () => {
  it('finds its WebAssembly from whatever folder the process was started in', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', ASK], {
      cwd: os.tmpdir(),
      env: { ...process.env, NODE_ENV: 'production' },
    });
    expect(JSON.parse(stdout)).toEqual({ cost: 4, by: 'solver' });
  });

  it('is left as it is by the bundler of the server, whose worker may solve too', () => {
    const config = fs.readFileSync(path.join(ROOT, 'next.config.js'), 'utf8');
    expect(config).toMatch(/serverExternalPackages: \[[^\]]*'highs'/);
  });
});
