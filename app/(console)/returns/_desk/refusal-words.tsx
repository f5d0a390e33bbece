'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import type { Refused } from '#domains/orders/returns/desk/judge-lines.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';

/** What the policy refuses, and why, each SKU in a line. */
export function RefusalWords({ refused }: { refused: readonly Refused[] }) {
  const t = useTranslations('returns.refusal');
  const prefs = usePrefs();
  const say = (refusal: Refused['refusals'][number], until: string | null) => {
    if (refusal !== 'tooLate') return t(refusal);
    return until ? t('tooLate', { until: formatBusinessDate(until, prefs) }) : t('tooLateAtAll');
  };
  return (
    <ul>
      {refused.map(({ sku, refusals, until }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two units of one SKU may be refused for different reasons
        <li key={`${sku} ${at}`}>
          <Ltr>{sku}</Ltr>: {refusals.map((refusal) => say(refusal, until)).join(' · ')}
        </li>
      ))}
    </ul>
  );
}
