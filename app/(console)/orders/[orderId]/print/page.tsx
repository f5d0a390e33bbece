import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getOrder } from '#domains/orders/get-order.ts';
import { can } from '#domains/team/can.ts';
import { Paper, type PaperSize } from '../../../fulfilment/print/paper.tsx';
import { readLanguage } from '../../../fulfilment/print/read-language.ts';
import { PackingSlip } from './packing-slip.tsx';
import { Receipt } from './receipt.tsx';

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<ListParams> };

/** Which document on which paper; the first is what the order page asks for. */
const DOCUMENTS: readonly { as: 'slip' | 'receipt'; paper: PaperSize }[] = [
  { as: 'slip', paper: 'a4' },
  { as: 'slip', paper: 'mm80' },
  { as: 'receipt', paper: 'mm80' },
  { as: 'receipt', paper: 'mm58' },
];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.slip'))('title') };
}

/** The papers of an order: the packing slip, which has no prices because the parcel may be a gift, and the receipt. */
export default async function OrderPaperPage({ params, searchParams }: Props) {
  const [tHere, { ctx, prefs, business }, { orderId }, search] = await Promise.all([
    getTranslations('fulfilment.print'),
    requireSession(),
    params,
    searchParams,
  ]);
  if (!can(ctx.actor, 'order.read')) return <EmptyState kind="no-permission" />;
  const order = await getOrder(ctx, orderId);
  if (!order) notFound();
  const [as, paper] = [firstValueOf(search.as), firstValueOf(search.paper)];
  const chosen = DOCUMENTS.find((one) => one.as === as && one.paper === paper) ?? DOCUMENTS[0]!;
  const theirs = readLanguage(search, prefs);
  const t = await getTranslations({ locale: theirs.locale });
  const location = { pathname: `/orders/${order.id}/print`, params: search };
  const props = { order, businessName: business.name, prefs: theirs, t };
  return (
    <Paper
      size={chosen.paper}
      prefs={theirs}
      location={location}
      back={`/orders/${order.id}`}
      choices={DOCUMENTS.map((one) => ({
        href: hrefWith(location, { as: one.as, paper: one.paper }),
        label: `${tHere(one.as)} · ${tHere(one.paper as 'a4' | 'mm80' | 'mm58')}`,
        isCurrent: one === chosen,
      }))}
    >
      {chosen.as === 'slip' ? (
        <PackingSlip {...props} isRoll={chosen.paper !== 'a4'} />
      ) : (
        <Receipt {...props} />
      )}
    </Paper>
  );
}
