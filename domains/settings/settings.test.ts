import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOB_SCHEMA } from '#db/queues.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { getBusiness } from './get-business.ts';
import { listExchangeRates } from './list-exchange-rates.ts';
import { retryJob } from './retry-job.ts';
import { hasPostings, updateBusiness } from './update-business.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

describe('the business', () => {
  it('is changed by an owner only', async () => {
    await updateBusiness(shop.ctx('owner'), { name: 'Lantern', taxRates: { standard: 900, reduced: 0 } });
    expect(await getBusiness(shop.db)).toMatchObject({
      name: 'Lantern',
      taxRates: { standard: 900, reduced: 0 },
    });
    await expect(updateBusiness(shop.ctx('manager'), { name: 'Mine' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('keeps its reporting currency once something is booked', async () => {
    await updateBusiness(shop.ctx('owner'), { reportingCurrency: 'USD' });
    await query(
      `insert into postings (kind, at, day, channel_id, fixed_minor) values ('cost', now(), '2026-03-10', $1, 100)`,
      [shop.channels.web],
    );
    expect(await hasPostings(shop.ctx('manager'))).toBe(true);
    await expect(updateBusiness(shop.ctx('owner'), { reportingCurrency: 'EUR' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await updateBusiness(shop.ctx('owner'), { reportingCurrency: 'USD', lowStockCoverDays: 7 });
  });

  it('knows which currencies need a rate', async () => {
    const { currencies } = await listExchangeRates(shop.ctx('manager'));
    expect(currencies).toEqual([{ currency: 'EUR', day: null, rate: null }]);
    await expect(listExchangeRates(shop.ctx('viewer'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a failed job', () => {
  it('is tried once more when somebody asks for it', async () => {
    const [job] = await query<{ id: string }>(
      `insert into ${JOB_SCHEMA}.job (name, data, state, retry_count, retry_limit, completed_on)
       values ('clean-up', '{}', 'failed', 1, 1, now()) returning id`,
    );
    const wanted = { queue: 'clean-up' as const, jobId: job!.id };
    await expect(retryJob(shop.ctx('support'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await retryJob(shop.ctx('manager'), wanted);
    expect(await query(`select state, retry_limit from ${JOB_SCHEMA}.job where id = $1`, [job!.id])).toEqual([
      { state: 'retry', retry_limit: 2 },
    ]);
    await expect(retryJob(shop.ctx('manager'), wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
