import type { Tx } from '#db/client.ts';
import { upsertProducts } from './upsert-products.ts';

/** Things that a channel charges for beside goods, each a service variant of ours, sold without stock. */
export const CHANNEL_SERVICES = {
  fee: { sku: 'CHANNEL-FEE', title: 'Fee charged by the channel' },
  tip: { sku: 'CHANNEL-TIP', title: 'Tip' },
  difference: { sku: 'CHANNEL-DIFFERENCE', title: 'Difference stated by the channel' },
} as const;

/** Sees to it that the given services stand in the catalogue; those that do are not touched. */
export async function ensureServices(
  tx: Tx,
  kinds: readonly (keyof typeof CHANNEL_SERVICES)[],
  now: Date,
): Promise<void> {
  const wanted = [...new Set(kinds)].map((kind) => CHANNEL_SERVICES[kind]);
  if (wanted.length === 0) return;
  const { rows } = await tx.$client.query<{ sku: string }>('select sku from variants where sku = any ($1)', [
    wanted.map((service) => service.sku),
  ]);
  const missing = wanted.filter((service) => !rows.some((row) => row.sku === service.sku));
  const facts = missing.map(({ sku, title }) => ({
    title,
    taxClass: 'zero',
    variants: [{ sku, title, kind: 'service' as const, costMicros: 0 }],
  }));
  await upsertProducts(tx, facts, { now });
}
