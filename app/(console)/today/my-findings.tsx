import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { WalkFinding } from '#domains/analytics/effort/walks/list-findings.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { FindingList } from '../channels/walks/finding-list.tsx';

type Props = { findings: readonly WalkFinding[]; mayWrite: boolean; prefs: Prefs };

/** What the reader is set to put right after test purchases, the most pressing first; nothing where there is nothing. */
export function MyFindings({ findings, mayWrite, prefs }: Props) {
  const t = useTranslations('effort.walk');
  if (findings.length === 0) return null;
  return (
    <Panel title={t('mine')}>
      <FindingList findings={findings} mayWrite={mayWrite} prefs={prefs} linksToWalk />
    </Panel>
  );
}
