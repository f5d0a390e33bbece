import type { Ctx } from '#domains/context.ts';

/** Adds the sales since the last time to the sums of their days; asks first, so that an idle shop costs next to nothing. */
export async function foldSales({ db }: Ctx): Promise<void> {
  await db.$client.query({
    name: 'fold-sales',
    text: `
      select case when exists (select from sales_tail) or not exists (
        select from sales_fold where time_zone = sales_zone() and until_on = (now() at time zone sales_zone())::date)
      then fold_sales() end`,
  });
}
