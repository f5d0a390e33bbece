import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { readState, STATE_NAMES } from './equal-paths.fixture.ts';
import { found } from './seed.ts';
import { NOBODY } from './story/witness.ts';
import { planWorld } from './world/plan-world.ts';
import { foldAll } from './write/fold-all.ts';
import { loadHistory } from './write/load-history.ts';
import { playCommands } from './write/play-commands.ts';

const WORLD = planWorld(
  { locale: 'bg', seed: 11, orders: 450, until: new Date('2026-11-22T13:30:00Z') },
  { months: 3, shops: 1, variants: 60 },
);

type Path = { base: TestDatabase; db: Database };

let bulk: Path;
let commands: Path;

async function openPath(): Promise<Path> {
  const base = await createTestDatabase();
  const db = connect(base.url);
  await found(db, WORLD);
  return { base, db };
}

beforeAll(async () => {
  bulk = await openPath();
  commands = await openPath();
  const client = await openConnection(bulk.base.url);
  await loadHistory(client, WORLD, {
    outside: await getOutside(bulk.db),
    onProgress: () => undefined,
    witness: NOBODY,
    knownUntil: Number.POSITIVE_INFINITY,
  });
  await client.end();
  await playCommands(commands.db, commands.base.url, WORLD);
  await foldAll(commands.db.$client);
});

afterAll(async () => {
  for (const path of [bulk, commands]) {
    await path.db.$client.end();
    await path.base.close();
  }
});

describe('the history by COPY and the history by commands', () => {
  it.each(STATE_NAMES)('say the same of %s', async (name) => {
    expect(await readState(bulk.db, name)).toEqual(await readState(commands.db, name));
  });

  it('hold every kind of happening', async () => {
    const { rows } = await commands.db.$client.query<{ verb: string }>('select distinct verb from audit_log');
    const verbs = rows.map((row) => row.verb);
    for (const verb of ['place', 'pick', 'ship', 'cancel', 'pay', 'return', 'allocate']) {
      expect(verbs).toContain(`order.${verb}`);
    }
    expect(verbs).toEqual(expect.arrayContaining(['stock.move', 'stock.adjust', 'cost.write']));
  });

  it('leave sound books behind', async () => {
    for (const path of [bulk, commands]) {
      const findings = await runAudit(path.db);
      expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
    }
  });
});
