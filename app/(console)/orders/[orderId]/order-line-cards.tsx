import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { groupLines } from '#domains/orders/bundles/group-lines.ts';
import type { OrderDetail, OrderLine } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BundleName } from '../bundle-name.tsx';
import { missingUnits } from './next-actions.ts';

/** The lines on a phone: each with its goods, what it comes to, and where its units are. */
export function OrderLineCards({ order, prefs }: { order: OrderDetail; prefs: Prefs }) {
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={order.currency} prefs={prefs} />
  );
  return (
    <ul>
      {groupLines(order.lines).flatMap(({ bundle, lines }) => [
        ...(bundle ? [<BundleItem key={bundle.key} bundle={bundle} prefs={prefs} />] : []),
        ...lines.map((line) => (
          <li
            key={line.id}
            className={`flex flex-col gap-1 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0 ${line.quantity === 0 ? 'text-quiet line-through' : ''}`}
          >
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <LineGoods line={line} />
              </div>
              <div className="shrink-0 text-end">
                <span className="block font-medium">{money(line.grossMinor - line.discountMinor)}</span>
                <span className="text-sm text-quiet">
                  <Count value={line.quantity} prefs={prefs} /> × {money(line.unitPriceMinor)}
                </span>
              </div>
            </div>
            <div className="text-sm">
              <Whereabouts line={line} prefs={prefs} />
            </div>
          </li>
        )),
      ])}
    </ul>
  );
}

function BundleItem({ bundle, prefs }: Parameters<typeof BundleName>[0]) {
  return (
    <li className="border-b border-line py-3">
      <BundleName bundle={bundle} prefs={prefs} />
    </li>
  );
}

/** What a line is of, with the way to its stock. */
export function LineGoods({ line }: { line: OrderLine }) {
  const t = useTranslations('orders.line');
  return (
    <>
      <span className="block font-medium">
        <UserText>{line.title}</UserText>
      </span>
      {line.variantId ? (
        <a href={`/inventory/${line.variantId}`} className="text-sm text-quiet hover:underline">
          <Ltr>{line.sku}</Ltr>
        </a>
      ) : (
        <span className="flex flex-wrap items-center gap-2">
          <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
          <Badge tone="bad">{t('unknown')}</Badge>
        </span>
      )}
    </>
  );
}

/** Where the units of a line are: promised where, picked, shipped, back, missing. Only what is not zero is said. */
export function Whereabouts({ line, prefs }: { line: OrderLine; prefs: Prefs }) {
  const t = useTranslations('orders.line');
  const count = (value: number) => <Count value={value} prefs={prefs} />;
  const onShelf = Math.max(0, line.picked - line.shipped);
  const missing = missingUnits(line);
  if (line.variantId === null) return <span className="text-quiet">–</span>;
  if (line.kind === 'service' && line.shipped === 0)
    return <span className="text-quiet">{t('service')}</span>;
  return (
    <ul className="flex flex-col gap-0.5">
      {line.reserved.map((one) => (
        <li key={one.locationId}>
          {t.rich('reserved', {
            count: () => count(one.quantity),
            place: () => <UserText>{one.locationName}</UserText>,
          })}
        </li>
      ))}
      {onShelf > 0 ? <li>{t.rich('picked', { count: () => count(onShelf) })}</li> : null}
      {line.shipped > 0 ? <li>{t.rich('shipped', { count: () => count(line.shipped) })}</li> : null}
      {line.returned > 0 ? <li>{t.rich('returned', { count: () => count(line.returned) })}</li> : null}
      {missing > 0 ? (
        <li className="text-warn">{t.rich('missing', { count: () => count(missing) })}</li>
      ) : null}
    </ul>
  );
}
