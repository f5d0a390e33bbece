import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { LENGTHS } from '#domains/analytics/effort/rule/effort-rules.ts';
import type { LearnedLength } from '#domains/analytics/effort/settings/get-rules.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Minutes } from '../minutes.tsx';

const MINUTE_SECONDS = 60;

/** How long happenings take in each channel, as sources told it. */
export function LearnedPanel({
  learned,
  least,
  prefs,
}: {
  learned: readonly LearnedLength[];
  least: number;
  prefs: Prefs;
}) {
  const t = useTranslations('effort-rules');
  return (
    <Panel title={t('learnedTitle')}>
      <p className="mb-3 text-sm text-quiet">
        {learned.length === 0 ? t('learnedNone', { least: formatNumber(least, prefs) }) : t('learnedHint')}
      </p>
      <div className="grid gap-6 sm:grid-cols-2">
        {LENGTHS.map((lengthOf) => {
          const rows = learned.filter((row) => row.lengthOf === lengthOf);
          if (rows.length === 0) return null;
          return (
            <section key={lengthOf} aria-label={t(`standard.${lengthOf}.name`)}>
              <h3 className="mb-1 text-sm font-medium">{t(`standard.${lengthOf}.name`)}</h3>
              <ul className="text-sm">
                {rows.map((row) => (
                  <li
                    key={row.channelId}
                    className="flex flex-wrap justify-between gap-x-3 border-b border-line py-1 last:border-b-0"
                  >
                    <span className="min-w-0">
                      <UserText>{row.channelName}</UserText>{' '}
                      <span className="text-quiet">
                        {row.isOwn
                          ? t('learnedTold', { told: formatNumber(row.told, prefs) })
                          : t('learnedAll')}
                      </span>
                    </span>
                    <Minutes value={row.meanSeconds / MINUTE_SECONDS} prefs={prefs} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}
