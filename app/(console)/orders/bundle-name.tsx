import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import type { LineGroup } from '#domains/orders/bundles/group-lines.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { bundle: NonNullable<LineGroup<unknown>['bundle']>; prefs: Prefs };

/** The bundle above its lines: how many, what, and whether it is still whole. */
export function BundleName({ bundle, prefs }: Props) {
  const t = useTranslations('bundles');
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="font-medium">
        {t('soldCount', { count: formatNumber(bundle.count, prefs) })} {t('sold', { title: bundle.title })}
      </span>
      <Ltr className="text-sm font-normal text-quiet">{bundle.sku}</Ltr>
      {bundle.isWhole ? null : <Badge tone="warn">{t('partly')}</Badge>}
    </span>
  );
}
