import { useTranslations } from 'next-intl';
import { Progress } from '#components/ui/progress.tsx';
import type { EffortProgress } from '#domains/analytics/effort/settings/get-rules.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { LookAgain } from './look-again.tsx';

/** By which version of the rules the days are counted; while all are counted anew, how far that is. */
export function CountingNote({ progress, prefs }: { progress: EffortProgress; prefs: Prefs }) {
  const t = useTranslations('effort');
  const version = formatNumber(progress.version, prefs);
  if (progress.isDone || progress.all === 0) {
    return (
      <p className="text-sm text-quiet">
        {progress.version === 0 ? t('countedFirst') : t('countedBy', { version })}
      </p>
    );
  }
  const facts = { version, done: formatNumber(progress.done, prefs), all: formatNumber(progress.all, prefs) };
  return (
    <div role="status" className="rounded-md border border-line bg-surface p-4">
      <LookAgain />
      <Progress
        label={t('counting', facts)}
        value={progress.done / progress.all}
        text={formatPercent(progress.done / progress.all, prefs)}
      />
    </div>
  );
}
