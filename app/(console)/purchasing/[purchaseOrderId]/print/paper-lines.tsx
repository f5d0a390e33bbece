import type { ReactNode } from 'react';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money, Time } from '#components/ui/figures.tsx';
import { worthMinor } from '#domains/purchasing/costs/average-cost.ts';
import type { PurchaseLetter } from '#domains/purchasing/orders/read-letter.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { formatUnitCost } from '../../unit-cost.ts';
import { Boxes } from '../boxes.tsx';

type Words = (key: string) => string;

type Props = { letter: PurchaseLetter; t: Words; prefs: Prefs; seesCost: boolean; children: ReactNode };

const CELL = 'border-b border-line py-2 pe-3';

/** The body of a purchase order on paper, in the words and figures of whom it is for. */
export function PaperLines({ letter, t, prefs, seesCost, children }: Props) {
  const total = letter.lines.reduce((sum, line) => sum + worthMinor(line.unitCostMicros, line.quantity), 0);
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={letter.currency} prefs={prefs} />
  );
  return (
    <>
      {children}
      <dl className="grid grid-cols-2 gap-4">
        <Fact name={t('column.supplier')}>
          <UserText>{letter.supplierName}</UserText>
          <UserText className="block whitespace-pre-line text-quiet">{letter.supplierAddress}</UserText>
        </Fact>
        <Fact name={t('deliverTo')}>
          <UserText>{[letter.placeName, letter.placeCity].filter(Boolean).join(', ')}</UserText>
        </Fact>
        <Fact name={t('paper.date')}>
          <Time at={letter.orderedAt} prefs={prefs} shape="date" />
        </Fact>
        <Fact name={t('column.expected')}>
          {letter.expectedOn ? <Day on={letter.expectedOn} prefs={prefs} /> : '–'}
        </Fact>
      </dl>
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr className="text-sm text-quiet">
            <Head>{t('letter.code')}</Head>
            <Head>{t('letter.goods')}</Head>
            <Head isFigure>{t('letter.quantity')}</Head>
            {seesCost ? <Head isFigure>{t('letter.unitCost')}</Head> : null}
            {seesCost ? <Head isFigure>{t('letter.amount')}</Head> : null}
          </tr>
        </thead>
        <tbody>
          {letter.lines.map((line) => (
            <tr key={line.sku}>
              <td className={CELL}>
                <Ltr>{line.supplierSku || line.sku}</Ltr>
              </td>
              <td className={CELL}>
                <UserText>{line.title}</UserText>
                <Ltr className="block text-sm text-quiet">{line.sku}</Ltr>
              </td>
              <td className={`${CELL} text-end`}>
                <Count value={line.quantity} prefs={prefs} />
                <Boxes line={line} prefs={prefs} />
              </td>
              {seesCost ? (
                <>
                  <td className={`${CELL} text-end`}>
                    <bdi>{formatUnitCost(line.unitCostMicros, letter.currency, prefs)}</bdi>
                  </td>
                  <td className={`${CELL} text-end`}>
                    {money(worthMinor(line.unitCostMicros, line.quantity))}
                  </td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {seesCost ? (
        <p className="flex justify-end gap-6 text-md font-semibold">
          {t('column.total')} {money(total)}
        </p>
      ) : null}
      {letter.note ? <UserText className="whitespace-pre-line">{letter.note}</UserText> : null}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Head({ isFigure = false, children }: { isFigure?: boolean; children: ReactNode }) {
  return (
    <th scope="col" className={`${CELL} font-medium ${isFigure ? 'text-end' : 'text-start'}`}>
      {children}
    </th>
  );
}
