import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { ParitySettings } from '#domains/parity/settings/read-settings.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { source: ParitySettings['source']; now: Date; prefs: Prefs };

/** How the last reading went. */
export function SourceState({ source, now, prefs }: Props) {
  const t = useTranslations('parity.settings.source');
  if (!source) return <p className="mb-3 text-quiet">{t('none')}</p>;
  return (
    <div className="mb-3 flex flex-col gap-2">
      {source.fault ? (
        <Banner tone="warn" title={t('fault')}>
          <p dir="ltr" lang="en" className="text-start">
            {source.fault}
          </p>
        </Banner>
      ) : null}
      {source.pausedAt ? (
        <Banner tone="bad" title={t('paused')}>
          <p>{t('pausedHint')}</p>
          {source.pausedBecause ? (
            <p className="text-quiet">
              <UserText>{source.pausedBecause}</UserText>
            </p>
          ) : null}
        </Banner>
      ) : null}
      {source.mayWrite && !source.pausedAt ? <p className="text-quiet">{t('writes')}</p> : null}
      {source.readAt ? (
        <p className="text-quiet">
          {t('read', { count: source.listings ?? 0 })} <TimeAgo at={source.readAt} now={now} prefs={prefs} />
        </p>
      ) : (
        <p className="text-quiet">{t('notYet')}</p>
      )}
    </div>
  );
}
