import { useTranslations } from 'next-intl';
import { Definition } from '#components/ui/definition.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import {
  type ChannelUse,
  FIRST_WINDOW_DAYS,
  type NaiveSide,
  NEXT_WINDOW_DAYS,
} from '#domains/analytics/retention/compare-channel-use.ts';
import { type Difference, FEWEST_TWINS } from '#domains/analytics/retention/compare-twins.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatChange, formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_BUTTON } from '../_cards/touch-links.ts';

type Props = { use: ChannelUse; currency: string; prefs: Prefs };

const WINDOWS = { first: FIRST_WINDOW_DAYS, next: NEXT_WINDOW_DAYS };
const CELL = 'border-b border-line px-2 py-1.5 text-end whitespace-nowrap';
const HEAD = 'min-w-24 border-b border-line py-1.5 pe-3 text-start font-normal';

/** Customers of many channels against those of one: fairly, and beside it plainly, with why that misleads. */
export function ChannelUsePanel({ use, currency, prefs }: Props) {
  const t = useTranslations('retention.use');
  const { orders, cm2, won } = use;
  return (
    <Panel
      title={t('title')}
      action={
        <span className={TOUCH_BUTTON}>
          <Definition
            name={t('title')}
            words={t('words', WINDOWS)}
            formula={t('formula')}
            source={t('source')}
          />
        </span>
      }
    >
      <h3 className="mb-1 font-medium">{t('fair', WINDOWS)}</h3>
      {won ? (
        <p className="mb-2 text-sm text-quiet">
          {t('won', {
            from: formatBusinessDate(won.from, prefs),
            to: formatBusinessDate(won.to, prefs),
          })}{' '}
          {t('matched', { ...use.matched, allMany: use.all.many, allOne: use.all.one })}
        </p>
      ) : null}
      {orders ? (
        <FairTable orders={orders} cm2={cm2} currency={currency} prefs={prefs} />
      ) : (
        <EmptyState
          kind="nothing-yet"
          title={t('notEnough')}
          hint={t(won ? 'needsTwins' : 'needsTime', {
            fewest: FEWEST_TWINS,
            ...use.matched,
            days: FIRST_WINDOW_DAYS + NEXT_WINDOW_DAYS,
          })}
        />
      )}
      {won ? <NaiveTable naive={use.naive} currency={currency} prefs={prefs} /> : null}
    </Panel>
  );
}

/** Keeps a sign beside its figure inside words of another direction. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function Heads() {
  const t = useTranslations('retention.use');
  return (
    <tr className="text-quiet">
      <th scope="col" className={HEAD}>
        {t('figure')}
      </th>
      {(['many', 'one', 'difference'] as const).map((key) => (
        <th key={key} scope="col" className={`${CELL} font-normal`}>
          {t(key)}
        </th>
      ))}
    </tr>
  );
}

function FairTable({
  orders,
  cm2,
  currency,
  prefs,
}: {
  orders: Difference;
  cm2: Difference | null;
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations('retention.use');
  const money = (minor: number) => formatMoney(Math.round(minor), currency, prefs);
  const count = (value: number) => formatNumber(value, prefs);
  const lines = [
    { key: 'orders' as const, found: orders, show: count },
    ...(cm2 ? [{ key: 'cm2' as const, found: cm2, show: money }] : []),
  ];
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-sm" data-fair>
        <thead>
          <Heads />
        </thead>
        <tbody>
          {lines.map(({ key, found, show }) => (
            <tr key={key}>
              <th scope="row" className={HEAD}>
                {t(`next.${key}`, WINDOWS)}
              </th>
              <td className={CELL}>
                <bdi>{show(found.many.mean)}</bdi>
              </td>
              <td className={CELL}>
                <bdi>{show(found.one.mean)}</bdi>
              </td>
              <td className={`${CELL} max-md:whitespace-normal`}>
                <bdi className="font-medium">{show(found.difference)}</bdi>
                <span className="block text-xs text-quiet">
                  {t('range', { low: isolate(show(found.low)), high: isolate(show(found.high)) })}
                </span>
                <span className="block text-xs">
                  {t(found.low <= 0 && found.high >= 0 ? 'nothing' : 'something')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NaiveTable({ naive, currency, prefs }: { naive: ChannelUse['naive'] } & Omit<Props, 'use'>) {
  const t = useTranslations('retention.use');
  const cell = (side: NaiveSide) => (
    <td className={CELL}>
      <Count value={Math.round(side.orders * 100) / 100} prefs={prefs} />
      {side.cm2Minor === null ? null : (
        <span className="block text-xs text-quiet">
          <Money amountMinor={side.cm2Minor} currency={currency} prefs={prefs} />
        </span>
      )}
      <span className="block text-xs text-quiet">{t('people', { count: side.customers })}</span>
    </td>
  );
  return (
    <div className="mt-5">
      <h3 className="mb-1 font-medium">{t('plain')}</h3>
      <p className="mb-2 max-w-prose text-sm text-quiet">{t('why')}</p>
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-sm" data-plain>
          <thead>
            <Heads />
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={HEAD}>
                {t(naive.many.cm2Minor === null ? 'ever' : 'everBoth')}
              </th>
              {cell(naive.many)}
              {cell(naive.one)}
              <td className={CELL}>
                <bdi>{formatChange(naive.many.orders - naive.one.orders, 'number', prefs)}</bdi>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
