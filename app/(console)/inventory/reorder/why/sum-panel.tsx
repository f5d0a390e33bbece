import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import { Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ReorderExplanation } from '#domains/planning/advice/explain-reorder.ts';
import { FEWEST_PERIODS } from '#domains/planning/forecast/forecast-series.ts';
import { STATED_COUNTS_AS } from '#domains/planning/policy/learn-lead.ts';
import type { FillingPlace } from '#domains/planning/replenish/choose-source.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { why: ReorderExplanation; currency: string; mayChange: boolean; prefs: Prefs };
type Line = { words: ReactNode; value?: ReactNode; isSum?: boolean; sign?: '+' | '−' | '=' };

/** The sum behind the quantity, line by line, with the rule that it follows. */
export function SumPanel({ why, currency, mayChange, prefs }: Props) {
  const t = useTranslations('planning.why');
  const rules = `/inventory/reorder/rules?variant=${why.variantId}`;
  return (
    <Panel
      title={t('sum')}
      action={
        mayChange ? (
          <LinkButton size="small" href={rules}>
            {t('rule.change')}
          </LinkButton>
        ) : null
      }
    >
      {why.isEnough ? (
        <Sum why={why} currency={currency} prefs={prefs} />
      ) : (
        <Banner
          tone="info"
          title={t('notEnough', {
            weeks: formatNumber(why.history.length, prefs),
            enough: formatNumber(FEWEST_PERIODS, prefs),
          })}
        />
      )}
      <p className="mt-3 text-sm text-quiet">{t(`rule.${why.rule.from ?? 'usual'}`)}</p>
    </Panel>
  );
}

function Sum({ why, currency, prefs }: Omit<Props, 'mayChange'>) {
  return (
    <dl className="flex flex-col">
      {[
        ...usePointLines(why, prefs),
        ...useStockLines(why, prefs),
        ...useOrderLines(why, currency, prefs),
      ].map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sum stay in their order.
        <SumLine key={index} line={line} />
      ))}
    </dl>
  );
}

function SumLine({ line: { words, value, isSum, sign } }: { line: Line }) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-b-0 ${isSum ? 'font-semibold' : ''}`}
    >
      <dt className={isSum ? '' : 'text-quiet'}>{words}</dt>
      {value === undefined ? null : (
        <dd className="flex shrink-0 items-baseline gap-1.5 tabular-nums">
          {sign ? <span className="text-quiet">{sign}</span> : null}
          <bdi>{value}</bdi>
        </dd>
      )}
    </div>
  );
}

/** Where the days until goods come are known from. */
function LeadWords({ why, prefs }: Pick<Props, 'why' | 'prefs'>) {
  const t = useTranslations('planning.why');
  const number = (value: number) => formatNumber(value, prefs);
  const { from, learned } = why;
  if (from) {
    const facts = { days: number(from.days), free: number(from.free) };
    return t.rich('lead.place', { ...facts, place: () => <bdi>{from.name}</bdi> });
  }
  if (!learned) return t('assumed', { days: number(why.lead.days) });
  const stated = { days: number(learned.stated.days), spread: number(learned.stated.spreadDays) };
  if (learned.orders === 0) return t('lead.stated', stated);
  const { orders, lateDays } = learned;
  const how = lateDays > 0 ? 'lead.late' : lateDays < 0 ? 'lead.early' : 'lead.onTime';
  return t(how, {
    ...stated,
    count: orders,
    orders: number(orders),
    late: number(Math.abs(lateDays)),
    weight: number(STATED_COUNTS_AS),
  });
}

/** The place that fills this one has not enough of it, so that it is bought. */
function TooLittle({ place, prefs }: { place: FillingPlace; prefs: Prefs }) {
  const t = useTranslations('planning.why.lead');
  return t.rich('tooLittle', {
    place: () => <bdi>{place.name}</bdi>,
    free: formatNumber(place.free, prefs),
  });
}

function usePointLines(why: ReorderExplanation, prefs: Prefs): Line[] {
  const t = useTranslations('planning.why');
  const number = (value: number) => formatNumber(Math.round(value * 10) / 10, prefs);
  const level = formatPercent(why.rule.serviceLevel, prefs);
  const safety = t(why.rule.serviceKind === 'fill' ? 'safetyFill' : 'safetyCycle', { level });
  return [
    {
      words: t('protection', { lead: number(why.lead.days), review: number(why.rule.reviewDays) }),
      value: t('daysUnit', { days: number(why.protectionDays) }),
    },
    ...(why.filledFrom && !why.from ? [{ words: <TooLittle place={why.filledFrom} prefs={prefs} /> }] : []),
    { words: <LeadWords why={why} prefs={prefs} /> },
    { words: t('expected'), value: number(why.expected) },
    {
      words: t('spread', { demand: number(why.demandSpread), lead: number(why.leadSpread) }),
      value: `± ${number(why.spread)}`,
    },
    { words: safety, value: number(Math.abs(why.safetyStock)), sign: why.safetyStock < 0 ? '−' : '+' },
    { words: t('reorderPoint'), value: number(why.reorderPoint), sign: '=', isSum: true },
  ];
}

function useStockLines(why: ReorderExplanation, prefs: Prefs): Line[] {
  const t = useTranslations('planning.why');
  const number = (value: number) => formatNumber(value, prefs);
  const { available, incoming, waiting, leaving = 0 } = why.stock;
  const facts = { position: number(why.position), point: number(why.reorderPoint) };
  return [
    { words: t('available'), value: number(available) },
    { words: t('incoming'), value: number(incoming), sign: '+' },
    ...(waiting > 0 ? [{ words: t('waiting'), value: number(waiting), sign: '−' as const }] : []),
    ...(leaving > 0 ? [{ words: t('leaving'), value: number(leaving), sign: '−' as const }] : []),
    { words: t('position'), value: number(why.position), sign: '=', isSum: true },
    ...(why.drafted > 0 ? [{ words: t('drafted'), value: number(why.drafted) }] : []),
    { words: t(why.isNeeded ? 'isNeeded' : 'isEnough', facts), isSum: true },
  ];
}

function useOrderLines(why: ReorderExplanation, currency: string, prefs: Prefs): Line[] {
  const t = useTranslations('planning.why');
  const number = (value: number) => formatNumber(value, prefs);
  if (!why.isNeeded) return [];
  const { orderCostMinor, holdingRate } = why.rule;
  const reason =
    why.lotReason === 'economic'
      ? orderCostMinor === null
        ? t('lotReason.economicPlain')
        : t('lotReason.economic', {
            order: formatMoney(orderCostMinor, currency, prefs),
            holding: formatPercent(holdingRate, prefs),
          })
      : t(`lotReason.${why.lotReason}`);
  const figures = {
    point: number(why.reorderPoint),
    lot: number(why.lot),
    position: number(why.position),
  };
  const cost: Line[] =
    why.costMinor === null
      ? []
      : [
          {
            words: t('cost'),
            value: <Money amountMinor={why.costMinor} currency={currency} prefs={prefs} />,
          },
        ];
  return [
    {
      words: (
        <>
          {t('lot')}
          <span className="block text-sm">{reason}</span>
        </>
      ),
      value: number(why.lot),
    },
    { words: t('wanted', figures), value: number(why.wanted), sign: '=' },
    ...(why.pack.minimum > why.wanted
      ? [{ words: t('minimum', { minimum: number(why.pack.minimum) }), value: number(why.pack.minimum) }]
      : []),
    ...(why.pack.size > 1
      ? [{ words: t('pack', { size: number(why.pack.size) }), value: number(why.quantity) }]
      : []),
    { words: t('quantity'), value: number(why.quantity), sign: '=', isSum: true },
    ...cost,
  ];
}
