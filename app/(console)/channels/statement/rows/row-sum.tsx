import { useTranslations } from 'next-intl';
import { use } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CheckedRows } from '#domains/analytics/statement/check-statement-rows.ts';
import type { StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { checked: Promise<CheckedRows>; line: StatementLine; currency: string; prefs: Prefs };

/** What all rows come to, how many they are, and whether that is the figure; else by how much they differ. */
export function RowSum({ checked, line, currency, prefs }: Props) {
  const t = useTranslations('statement');
  const { sums, count, figure } = use(checked);
  const sum = sums[line] ?? 0;
  const isEqual = figure === sum;
  return (
    <p className="mb-3 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <strong className="text-lg" data-sum>
        <Money amountMinor={sum} currency={currency} prefs={prefs} />
      </strong>
      <span className="text-quiet">
        {t.rich('rows.count', { count, n: () => <Count value={count} prefs={prefs} /> })}
      </span>
      {figure === undefined ? null : (
        <Badge tone={isEqual ? 'ok' : 'bad'}>{t(isEqual ? 'rows.agree' : 'rows.disagree')}</Badge>
      )}
      {figure === undefined || isEqual ? null : (
        <span>
          {t('difference')}: <Money amountMinor={sum - figure} currency={currency} prefs={prefs} />
        </span>
      )}
    </p>
  );
}

/** Its place while all rows are being added up, which takes longer than showing the newest. */
export function RowSumPlace() {
  const t = useTranslations('statement.rows');
  return (
    <div role="status" className="mb-3 flex min-h-8 items-center gap-3 text-quiet">
      <Skeleton className="h-6 w-32" />
      {t('adding')}
    </div>
  );
}
