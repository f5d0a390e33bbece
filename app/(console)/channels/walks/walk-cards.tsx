import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { WalkRow } from '#domains/analytics/effort/walks/list-walks.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Minutes } from '../effort/minutes.tsx';

/** The test purchases on a phone: a card each, the whole of it to be pressed. */
export function WalkCards({ rows, prefs }: { rows: readonly WalkRow[]; prefs: Prefs }) {
  const t = useTranslations('effort.walk');
  return (
    <ul aria-label={t('walks')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={asRoute(`/channels/walks/${row.id}`)}
            prefetch={false}
            className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium wrap-break-word">
                <UserText>{row.channelName}</UserText>
              </span>
              <span className="shrink-0 text-sm text-quiet">
                <Day on={row.walkedOn} prefs={prefs} />
              </span>
            </span>
            <span className="text-sm text-quiet">
              <UserText>{row.walkedBy}</UserText> · {t('told')}{' '}
              <bdi>
                {t('toldOf', { told: formatNumber(row.told, prefs), steps: formatNumber(row.steps, prefs) })}
              </bdi>{' '}
              · <Minutes value={row.minutes} prefs={prefs} />
            </span>
            {row.bad > 0 || row.openFindings > 0 ? (
              <span className="flex flex-wrap gap-2">
                <Mark count={row.bad} word={t('bad')} prefs={prefs} />
                <Mark count={row.openFindings} word={t('openFindings')} prefs={prefs} />
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Mark({ count, word, prefs }: { count: number; word: string; prefs: Prefs }) {
  if (count === 0) return null;
  return (
    <Badge tone="warn">
      {word} <bdi>{formatNumber(count, prefs)}</bdi>
    </Badge>
  );
}
