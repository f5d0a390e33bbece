import { getTranslations } from 'next-intl/server';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { SegmentDetail } from '#domains/segments/get-segment.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RestoreButton } from './restore-button.tsx';

type Props = { segment: SegmentDetail; mayWrite: boolean; prefs: Prefs };

/** What the segment was before, by whom and when, with a way back to it. */
export async function SegmentHistory({ segment, mayWrite, prefs }: Props) {
  const t = await getTranslations('segments.history');
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col">
        {segment.versions.map(({ version, name, madeBy, madeAt, rule }) => (
          <li
            key={version}
            className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-b-0"
          >
            <span className="flex flex-wrap gap-x-3">
              <span className="font-medium">{t('version', { version: formatNumber(version, prefs) })}</span>
              <UserText>{name}</UserText>
              <span className="text-quiet">
                <UserText>{madeBy}</UserText> · <Time at={madeAt} prefs={prefs} />
              </span>
            </span>
            {version === segment.version ? (
              <span className="text-sm text-quiet">{t('current')}</span>
            ) : mayWrite && rule ? (
              <RestoreButton segmentId={segment.id} version={version} />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
