import { vi } from 'vitest';
import type { Ctx } from '#domains/context.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { type CorrectionRow, listCorrections } from '#domains/parity/corrections/list-corrections.ts';
import { type DriftRow, getDrift, listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { saveSource } from '#domains/parity/settings/save-source.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { pushCorrectionsJob } from '../parity/push-corrections.ts';
import { type LocalProduct, type LocalShop, openLocalShop, TOKEN } from './local-shop.ts';

const MINUTE_MS = 60_000;
const CENTS = 100;

/** Goods that a shop lists otherwise than the book has them, with the drifts of it by kind. */
export type WrongListing = { id: number; sku: string; variantId: string; drifts: Record<string, string> };

/** A test shop whose web channel is a WooCommerce shop on this machine and whose till is a Shopify one, both to be written to. */
export type ListedShops = {
  shop: TestShop;
  woo: LocalShop;
  shopify: LocalShop;
  now: () => Date;
  at: (role?: 'manager' | 'viewer' | 'owner') => Ctx;
  job: () => Ctx;
  later: (minutes?: number) => void;
  /** Forgets what was written to the two, and what they are to answer instead. */
  forget: () => void;
  connect: (over: Partial<Parameters<typeof saveSource>[1]>) => ReturnType<typeof saveSource>;
  /** A minute later: what is due is written, and everything that changed is compared. */
  work: () => Promise<void>;
  /** Lists goods of 10.00 with five units on hand otherwise than so. */
  listWrongly: (
    shown: Partial<LocalProduct>,
    on?: { at?: LocalShop; parentId?: number },
  ) => Promise<WrongListing>;
  drift: (id: string | undefined) => Promise<DriftRow>;
  last: (id: string | undefined) => Promise<CorrectionRow>;
  close: () => Promise<void>;
};

/** Opens them; close them in `afterAll`. */
export async function openListedShops(): Promise<ListedShops> {
  const shop = await openShop({ poolSize: 12 });
  const [woo, shopify] = await Promise.all([openLocalShop('woocommerce'), openLocalShop('shopify')]);
  vi.stubEnv('WEBHOOK_ALLOWED_HOSTS', `${woo.host},${shopify.host}`);
  let clock = shop.now;
  let made = 100;
  const at: ListedShops['at'] = (role = 'manager') => shop.ctx(role, { now: clock });
  const job = () => shop.ctx({ kind: 'job', id: 'push', name: 'push' }, { now: clock });
  const later = (minutes = 1) => {
    clock = new Date(clock.getTime() + minutes * MINUTE_MS);
  };
  const connect: ListedShops['connect'] = (over) =>
    saveSource(at('owner'), {
      channelId: shop.channels.web,
      kind: 'woocommerce',
      url: woo.url,
      token: TOKEN,
      everyMinutes: 5,
      isActive: true,
      mayWrite: true,
      ...over,
    });
  const listWrongly: ListedShops['listWrongly'] = async (shown, on = {}) => {
    const id = made++;
    const sku = `CUP-${id}`;
    const there = on.at ?? woo;
    const { id: variantId } = await shop.addVariant({ sku, units: 5 });
    const usual = { price: '10.00', compareAt: null, units: 5, title: `Variant ${sku}`, description: '' };
    const product = { ...usual, ...shown, id, sku, parentId: on.parentId };
    there.products.set(id, product);
    later();
    const channelId = there === woo ? shop.channels.web : shop.channels.till;
    const listing = {
      externalId: String(id),
      sku,
      currency: 'EUR',
      priceMinor: Math.round(Number(product.price) * CENTS),
      stockUnits: product.units,
      title: product.title,
    };
    await recordListings(at(), { channelId, source: 'api', listings: [listing] });
    await checkParity(job());
    const { rows } = await listDrifts(at(), { search: sku, channelId });
    return { id, sku, variantId, drifts: Object.fromEntries(rows.map((row) => [row.kind, row.id])) };
  };
  await connect({});
  await connect({ channelId: shop.channels.till, kind: 'shopify', url: shopify.url });
  return {
    shop,
    woo,
    shopify,
    now: () => clock,
    at,
    job,
    later,
    forget: () => {
      for (const one of [woo, shopify]) {
        one.writes.length = 0;
        one.instead.length = 0;
        one.afterLook = null;
        one.looks = 0;
      }
    },
    connect,
    work: async () => {
      later();
      await pushCorrectionsJob(job());
      await checkParity(job());
    },
    listWrongly,
    drift: async (id) => (await getDrift(at(), id ?? ''))!,
    last: async (id) => (await listCorrections(at(), id ?? ''))[0]!,
    close: async () => {
      vi.unstubAllEnvs();
      await Promise.all([woo.close(), shopify.close()]);
      await shop.close();
    },
  };
}
