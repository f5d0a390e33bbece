import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
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
          const shared = rows.find(({ isOwn }) => !isOwn);
          return (
            <section key={lengthOf} aria-label={t(`standard.${lengthOf}.name`)}>
              <h3 className="mb-1 text-sm font-medium">{t(`standard.${lengthOf}.name`)}</h3>
              <ul className="text-sm">
                {rows
                  .filter(({ isOwn }) => isOwn)
                  .map(({ channelId, channelName, told, meanSeconds }) => (
                    <Line key={channelId} seconds={meanSeconds} prefs={prefs}>
                      <UserText>{channelName}</UserText>{' '}
                      <span className="text-quiet">
                        {t('learnedTold', { told: formatNumber(told, prefs) })}
                      </span>
                    </Line>
                  ))}
                {shared ? (
                  <Line seconds={shared.meanSeconds} prefs={prefs}>
                    {t('learnedOthers')} <span className="text-quiet">{t('learnedAll')}</span>
                  </Line>
                ) : null}
              </ul>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

function Line({ seconds, prefs, children }: { seconds: number; prefs: Prefs; children: ReactNode }) {
  return (
    <li className="flex flex-wrap justify-between gap-x-3 border-b border-line py-1 last:border-b-0">
      <span className="min-w-0">{children}</span>
      <Minutes value={seconds / MINUTE_SECONDS} prefs={prefs} />
    </li>
  );
}
