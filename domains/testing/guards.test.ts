import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FORBIDDEN_WRITE, sqlState, WRONG_STEP } from '#db/errors.ts';
import { JOB_SCHEMA } from '#db/queues.ts';
import { command } from '#domains/command.ts';
import { createWebhook } from '#domains/events/create-webhook.ts';
import { TRACE_ROWS } from '#domains/events/record.ts';
import { ORDER_STEPS } from '#domains/orders/order-status.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { ORDER_ROWS } from '#domains/orders/write-order.ts';
import { CURRENCY_CODES, currencyExponent } from '#lib/currency.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { openShop, type TestShop } from './open-shop.ts';

let shop: TestShop;
let orderId: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 9 });
  await createWebhook(shop.ctx('owner'), { url: 'https://shop.example/hook', kinds: ['order.placed'] });
  const order = { channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 2 }] };
  orderId = (await placeOrder(shop.ctx('floor'), order)).id;
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);
const refusal = (text: string) =>
  query(text).then(
    () => 'done',
    (error: unknown) => sqlState(error),
  );

describe('the database itself refuses', () => {
  it.each([
    ['a stock figure set by hand', 'update stock_levels set on_hand = 5'],
    ['a reserved figure set by hand', 'update stock_levels set reserved = 0'],
    [
      'a level made up',
      `insert into stock_levels (variant_id, location_id, on_hand) select id, (select id from locations where code = 'SOUTH'), 5 from variants`,
    ],
    ['a level deleted while something lies there', 'delete from stock_levels'],
    ['a movement rewritten', 'update stock_movements set quantity = 1'],
    ['a movement deleted', 'delete from stock_movements'],
    ['all movements emptied', 'truncate stock_movements'],
    ['a posting rewritten', 'update postings set gross_minor = 0'],
    ['a posting deleted', 'delete from postings'],
    ['the audit log rewritten', `update audit_log set actor_name = 'nobody'`],
    ['the audit log deleted', 'delete from audit_log'],
    ['an open reservation deleted', 'delete from reservations'],
    [
      'a reservation moved elsewhere',
      `update reservations set location_id = (select id from locations where code = 'SOUTH')`,
    ],
  ])('%s', async (_, text) => {
    expect(await refusal(text)).toBe(FORBIDDEN_WRITE);
  });

  it('a closed reservation that is opened again', async () => {
    await query(`update reservations set status = 'released', closed_at = now()`);
    expect(await refusal(`update reservations set status = 'open', closed_at = null`)).toBe(FORBIDDEN_WRITE);
  });

  it('a status that skips the graph', async () => {
    expect(await refusal(`update orders set status = 'cancelled', cancelled_at = now()`)).toBe('done');
    expect(await refusal(`update orders set status = 'reserved', cancelled_at = null`)).toBe(WRONG_STEP);
  });
});

describe('what stands in two places is the same', () => {
  it('the steps of an order’s status, in code and database', async () => {
    const inDatabase = await query<{ before: string; after: string }>('select * from order_status_steps()');
    const inCode = Object.entries(ORDER_STEPS).flatMap(([before, afters]) =>
      afters.map((after) => ({ before, after })),
    );
    const sorted = (steps: { before: string; after: string }[]) =>
      steps.map((step) => `${step.before} ${step.after}`).sort();
    expect(sorted(inDatabase)).toEqual(sorted(inCode));
  });

  it('the decimal places of every currency, in code and database', async () => {
    const inDatabase = await query<{ code: string; exponent: number }>(
      'select code, currency_exponent(code) as exponent from unnest($1::text[]) code',
      [CURRENCY_CODES],
    );
    expect(inDatabase).toEqual(CURRENCY_CODES.map((code) => ({ code, exponent: currencyExponent(code) })));
  });

  it('the columns of rows that are written many at once, in code and database', async () => {
    const inCode = Object.entries({ ...ORDER_ROWS, ...TRACE_ROWS }).map(([type, columns]) => ({
      type,
      columns,
    }));
    const inDatabase = await query(
      `select t.typname as type, array_agg(a.attname::text order by a.attnum) as columns
       from pg_type t join pg_attribute a on a.attrelid = t.typrelid where t.typname = any ($1) group by 1`,
      [inCode.map(({ type }) => type)],
    );
    expect(new Set(inDatabase)).toEqual(new Set(inCode));
  });

  it('a job that a command leaves and one that the runner’s own send leaves, column by column', async () => {
    const boss = new PgBoss({
      connectionString: shop.url,
      schema: JOB_SCHEMA,
      max: 1,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    const [ours] = await query<Record<string, unknown>>(
      `select * from ${JOB_SCHEMA}.job where name = 'send-webhooks' limit 1`,
    );
    const theirId = await boss.send('send-webhooks', ours!.data as object);
    await boss.stop({ graceful: false });
    const [theirs] = await query<Record<string, unknown>>(`select * from ${JOB_SCHEMA}.job where id = $1`, [
      theirId,
    ]);
    expect(withoutTimes(ours!)).toEqual(withoutTimes(theirs!));
    const keeps = (job: Record<string, unknown>) =>
      Math.round((Number(job.keep_until) - Number(job.start_after)) / 1_000);
    expect(keeps(ours!)).toBe(keeps(theirs!));
  });
});

function withoutTimes(job: Record<string, unknown>): Record<string, unknown> {
  const { id, created_on, start_after, keep_until, ...rest } = job;
  return rest;
}

describe('a command', () => {
  it('refuses a command id that was used for something else', async () => {
    const ctx = shop.ctx('owner', { commandId: newId() });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 1 }] };
    const placed = await placeOrder(ctx, order);
    await shipOrder(shop.ctx('owner'), { orderId: placed.id, shipmentId: newId() });
    await expect(shipOrder(ctx, { orderId: placed.id, shipmentId: newId() })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('used for something else'),
    });
  });

  it('starts again when it lost a race, with nothing kept of the lost try', async () => {
    let tries = 0;
    const note = command('order.note', {
      input: z.strictObject({}),
      run: async (tx) => {
        tries++;
        await tx.$client.query(`update orders set note = note || 'x' where id = $1`, [orderId]);
        if (tries < 3) throw new AppError('CONFLICT', 'lost', { details: { isLostRace: true } });
        return { result: tries, subjectKind: 'order', subjectId: orderId };
      },
    });
    expect(await note(shop.ctx(), {})).toBe(3);
    expect(await query('select note from orders where id = $1', [orderId])).toEqual([{ note: 'x' }]);
  });

  it('gives up after five lost races and says why', async () => {
    let tries = 0;
    const lose = command('order.note', {
      input: z.strictObject({}),
      run: async () => {
        tries++;
        throw new AppError('CONFLICT', 'lost', { details: { isLostRace: true } });
      },
    });
    await expect(lose(shop.ctx(), {})).rejects.toMatchObject({ message: 'lost' });
    expect(tries).toBe(5);
  });

  it('leaves neither rows nor trace when it fails, and refuses before it looks at the input', async () => {
    const [before] = await query('select count(*) from audit_log');
    await expect(shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() })).rejects.toThrow();
    expect(await query('select count(*) from audit_log')).toEqual([before]);
    await expect(
      shipOrder(shop.ctx('viewer'), { orderId: 'nonsense', shipmentId: '' }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
