'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Failure } from '../../_parts/use-action.ts';
import type { RestWay } from './delivery-fields.tsx';

type Props = { failure: Failure | null; onChoose: (rest: RestWay) => void };

/** The shop has not all of it: what other places have, and what can be done with the rest. */
export function ShortThere({ failure, onChoose }: Props) {
  const t = useTranslations('orders.new');
  const prefs = usePrefs();
  const place = failure?.details.place;
  if (failure?.code !== 'OUT_OF_STOCK' || typeof place !== 'string') return null;
  return (
    <Banner tone="warn" title={t('notThere', { place })}>
      <ul>
        {elsewhereOf(failure.details.short).map(({ sku, elsewhere }) => (
          <li key={sku}>
            <bdi>{t('elsewhere', { sku, count: formatNumber(elsewhere, prefs) })}</bdi>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        {(['bring', 'backorder'] as const).map((rest) => (
          <Button key={rest} type="submit" onClick={() => onChoose(rest)}>
            {t(`restWay.${rest}`)}
          </Button>
        ))}
      </div>
    </Banner>
  );
}

type Elsewhere = { sku: string; elsewhere: number };

/** The facts of a refusal are of any shape; only those that fit are shown. */
function elsewhereOf(short: unknown): Elsewhere[] {
  if (!Array.isArray(short)) return [];
  return short.filter(
    (one: unknown): one is Elsewhere =>
      typeof one === 'object' &&
      one !== null &&
      'sku' in one &&
      typeof one.sku === 'string' &&
      'elsewhere' in one &&
      typeof one.elsewhere === 'number',
  );
}
