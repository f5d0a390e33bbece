import { getTranslations } from 'next-intl/server';
import { route } from '#app/_server/route.ts';
import type { FoundGroup } from '#components/shell/search-results.ts';
import { listFound } from '#domains/inventory/list-found.ts';
import { findSerials } from '#domains/inventory/serials/find-serials.ts';
import { can } from '#domains/team/can.ts';
import { toLocaleDigits } from '#lib/digits.ts';

const SHORTEST_QUERY = 2;

/** What the palette finds for `?q=…`: orders, goods and customers that the reader may see, exact numbers and codes first. */
export const GET = route(async (ctx, { request, session }) => {
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim();
  if (text.length < SHORTEST_QUERY) return { groups: [] };
  const [found, serials, t, tLots, tPlace] = await Promise.all([
    listFound(ctx, text),
    can(ctx.actor, 'stock.read') ? findSerials(ctx, text) : [],
    getTranslations('inventory.found'),
    getTranslations('lots.serials'),
    getTranslations('shell.nav'),
  ]);
  const digits = (number: number) => toLocaleDigits(String(number), session.prefs.digits);
  const groups: FoundGroup[] = [
    {
      label: tPlace('orders'),
      items: found.orders.map((order) => ({
        id: order.id,
        title: t('order', { number: digits(order.number) }),
        hint: order.customerName ?? order.externalNumber ?? undefined,
        href: `/orders/${order.id}`,
      })),
    },
    {
      label: tPlace('inventory'),
      items: [
        ...serials.map(({ id, code, variantId, sku, title }) => ({
          id,
          title: tLots('found', { code }),
          hint: `${title} ${sku}`,
          href: `/inventory/${variantId}?serial=${encodeURIComponent(code)}`,
        })),
        ...found.variants.map(({ id, sku, title, variantTitle }) => ({
          id,
          title: variantTitle.startsWith(title) ? variantTitle : `${title} ${variantTitle}`,
          hint: sku,
          href: `/inventory/${id}`,
        })),
      ],
    },
    {
      label: tPlace('customers'),
      items: found.customers.map(({ id, name, number, hint }) => ({
        id,
        title: name || `#${digits(number)}`,
        hint: hint ?? undefined,
        href: `/customers/${id}`,
      })),
    },
  ];
  return { groups: groups.filter((group) => group.items.length > 0) };
});
