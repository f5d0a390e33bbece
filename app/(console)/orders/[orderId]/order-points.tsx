import { useTranslations } from 'next-intl';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { OrderPoints as Points } from '#domains/loyalty/get-order-points.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The points that paid a part of the order, and those that it brought; nothing where there are none. */
export function OrderPoints({ points, currency, prefs }: { points: Points; currency: string; prefs: Prefs }) {
  const t = useTranslations('loyalty.onOrder');
  const { used, earned } = points;
  if (!used && !earned) return null;
  const count = (value: number) => <Count value={value} prefs={prefs} />;
  const stats = [
    ...(used
      ? [
          { name: t('used'), value: count(used.points) },
          {
            name: t('off'),
            value: <Money amountMinor={-used.amountMinor} currency={currency} prefs={prefs} />,
          },
        ]
      : []),
    ...(used && used.givenBack > 0 ? [{ name: t('givenBack'), value: count(used.givenBack) }] : []),
    ...(earned ? [{ name: t('earned'), value: count(earned.points) }] : []),
    ...(earned && earned.takenBack > 0 ? [{ name: t('takenBack'), value: count(earned.takenBack) }] : []),
    ...(earned?.usableOn
      ? [{ name: t('pendingUntil'), value: <Day on={earned.usableOn} prefs={prefs} /> }]
      : []),
  ];
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <StatRow stats={stats} />
    </Panel>
  );
}
