import { Fragment } from 'react';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { groupLines } from '#domains/orders/bundles/group-lines.ts';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Bars } from '../../../fulfilment/print/bars.tsx';
import { orderNumber } from '../../order-number.ts';
import { PostalAddress } from '../order-people.tsx';
import type { PaperWords } from './paper-words.ts';

type Props = { order: OrderDetail; businessName: string; prefs: Prefs; t: PaperWords; isRoll: boolean };

const CELL = 'border-b border-neutral-7 py-2 pe-3 align-top';

/** What goes into the parcel and where it goes. No prices. On a roll, only what fits: goods and how many. */
export function PackingSlip({ order, businessName, prefs, t, isRoll }: Props) {
  const address = order.addresses.find((one) => one.kind === 'shipping');
  const lines = order.lines.filter((line) => line.quantity > 0);
  const heads = isRoll
    ? ([
        ['line.goods', 'text-start'],
        ['line.quantity', 'text-end'],
      ] as const)
    : ([
        ['line.goods', 'text-start'],
        ['slip.place', 'text-start'],
        ['line.quantity', 'text-end'],
        ['slip.packed', 'text-end'],
      ] as const);
  return (
    <div className="flex flex-col gap-4">
      <header className={isRoll ? 'flex flex-col gap-1' : 'flex items-start justify-between gap-4'}>
        <div>
          <span className="block text-lg font-semibold">
            <UserText>{businessName}</UserText>
          </span>
          <h1 className="text-md">{t('orders.slip.title')}</h1>
        </div>
        <div className={isRoll ? '' : 'text-end'}>
          <p className="text-lg font-semibold">
            {t('orders.order', { number: orderNumber(order.number, prefs) })}
          </p>
          <Time at={new Date(order.placedAt)} prefs={prefs} shape="date" />
          {order.externalNumber ? <Ltr className="block">{order.externalNumber}</Ltr> : null}
        </div>
      </header>
      {address ? (
        <section>
          <h2 className="mb-1 text-sm">{t('orders.people.shipping')}</h2>
          <PostalAddress address={address} prefs={prefs} />
        </section>
      ) : null}
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {heads.map(([key, align]) => (
              <th key={key} scope="col" className={`${CELL} ${align} text-sm font-medium`}>
                {t(`orders.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupLines(lines).map((group) => (
            <Fragment key={group.key}>
              {group.bundle ? (
                <tr>
                  <th scope="rowgroup" colSpan={heads.length} className={`${CELL} text-start`}>
                    {group.bundle.isWhole ? (
                      <>
                        <Count value={group.bundle.count} prefs={prefs} /> ×{' '}
                      </>
                    ) : null}
                    <UserText>{group.bundle.title}</UserText>{' '}
                    <Ltr className="text-sm font-normal">{group.bundle.sku}</Ltr>
                  </th>
                </tr>
              ) : null}
              {group.lines.map((line) => (
                <tr key={line.id}>
                  <td className={line.bundle ? `${CELL} ps-4` : CELL}>
                    <span className="block">
                      <UserText>{line.title}</UserText>
                    </span>
                    <Ltr className="text-sm">{line.sku}</Ltr>
                  </td>
                  {isRoll ? null : (
                    <td className={`${CELL} text-sm`}>
                      <UserText>{line.reserved.map((one) => one.locationName).join(' · ') || '–'}</UserText>
                    </td>
                  )}
                  <td className={`${CELL} text-end text-md font-medium`}>
                    <Count value={line.quantity} prefs={prefs} />
                  </td>
                  {isRoll ? null : (
                    <td className={`${CELL} text-end`}>
                      <span aria-hidden className="inline-block size-5 rounded-sm border border-black" />
                    </td>
                  )}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {order.note ? (
        <section>
          <h2 className="mb-1 text-sm">{t('orders.fact.note')}</h2>
          <UserText className="whitespace-pre-line">{order.note}</UserText>
        </section>
      ) : null}
      <div className="mx-auto w-60 max-w-full">
        <Bars code={String(order.number)} />
      </div>
    </div>
  );
}
