import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { limit, shareLimits } from '#lib/rate-limit.ts';
import { addMember } from '../team/add-member.fixture.ts';
import { cleanUp } from './clean-up.ts';

describe('cleaning up', () => {
  let shop: TestShop;
  let userId: string;
  beforeAll(async () => {
    shop = await openShop();
    userId = (await addMember(shop, 'floor')).id;
  });
  afterAll(() => shop.close());

  const daysAgo = (days: number) => new Date(shop.now.getTime() - days * 24 * 60 * 60 * 1000);
  const clean = () => cleanUp(shop.ctx(), {});
  const run = (text: string, values: unknown[]) => shop.db.$client.query(text, values);

  it('does without limits while none has been counted', async () => {
    expect(await clean()).toMatchObject({ limits: 0 });
  });

  it('ends what is over and leaves what may still be of use', async () => {
    const session = (expiresAt: Date, revokedAt: Date | null) =>
      run('insert into sessions (id, user_id, expires_at, revoked_at) values ($1, $2, $3, $4)', [
        newId(shop.now.getTime()),
        userId,
        expiresAt,
        revokedAt,
      ]);
    await session(daysAgo(31), null);
    await session(daysAgo(-3), daysAgo(31));
    await session(daysAgo(29), null);
    await session(daysAgo(-3), null);
    const link = 'insert into verification_tokens (identifier, token, expires) values ($1, $2, $3)';
    await run(link, ['mira@shop.example', 'old', daysAgo(1)]);
    await run(link, ['mira@shop.example', 'new', daysAgo(-1)]);
    expect(await clean()).toMatchObject({ sessions: 2, links: 1 });
    expect(await clean()).toMatchObject({ sessions: 0, links: 0 });
  });

  it('forgets trials of rules and proposals after thirty days, but none that is at work', async () => {
    const trial = (status: string, days: number) =>
      run(
        `insert into routing_replays (id, status, rules, days, since, until, made_by, made_at)
         values ($1, $2, '{}', 7, $3, $3, 'Mira', $3)`,
        [newId(), status, daysAgo(days)],
      );
    const proposal = (status: string, days: number) =>
      run('insert into assignment_plans (id, status, made_by, made_at) values ($1, $2, $3, $4)', [
        newId(),
        status,
        'Mira',
        daysAgo(days),
      ]);
    for (const status of ['done', 'cancelled', 'failed', 'running']) await trial(status, 31);
    await trial('done', 29);
    for (const status of ['proposed', 'applied', 'rejected', 'running']) await proposal(status, 31);
    await proposal('proposed', 29);
    expect(await clean()).toMatchObject({ replays: 3, proposals: 3 });
    expect(await clean()).toMatchObject({ replays: 0, proposals: 0 });
  });

  it('empties a file about people with which nobody went on, and keeps what was understood of it', async () => {
    for (const days of [1, -1]) {
      const fileId = newId();
      await run(
        `insert into stored_files (id, name, media_type, size_bytes, sha256, expires_at)
         values ($1, 'people.csv', 'text/csv', 1, 'x', $2)`,
        [fileId, daysAgo(days)],
      );
      await run(`insert into stored_file_parts (file_id, position, content) values ($1, 0, 'x')`, [fileId]);
      await run(
        `insert into import_batches (id, kind, status, file_id, created_by) values ($1, 'customers', 'ready', $2, 'Mira')`,
        [newId(), fileId],
      );
    }
    expect(await clean()).toMatchObject({ fileParts: 1, files: 0 });
    expect(await clean()).toMatchObject({ fileParts: 0, files: 0 });
  });

  it('forgets the counts of limits that are over, and no others', async () => {
    shareLimits(shop.db.$client);
    await limit('code', 'one');
    await limit('code', 'two');
    await run('update rate_limits set expire = $1 where ctid = (select min(ctid) from rate_limits)', [
      daysAgo(1).getTime(),
    ]);
    await run('update rate_limits set expire = $1 where expire > $2', [
      daysAgo(-1).getTime(),
      daysAgo(1).getTime(),
    ]);
    expect(await clean()).toMatchObject({ limits: 1 });
  });
});
