import { useTranslations } from 'next-intl';
import { Day } from '#components/ui/figures.tsx';
import type { Preview } from '#domains/alerts/previews/preview-rule.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** On which of the last 90 days the rule would have found something. */
export function PreviewNote({ preview, prefs }: { preview: Preview; prefs: Prefs }) {
  const t = useTranslations('alerts.preview');
  return (
    <div role="status" className="rounded-md border border-line p-3">
      <p>{t('fired', { count: preview.days.length })}</p>
      <ul className="mt-1 flex max-h-40 flex-wrap gap-x-3 overflow-y-auto text-sm text-quiet">
        {preview.days.map((day) => (
          <li key={day}>
            <Day on={day} prefs={prefs} />
          </li>
        ))}
      </ul>
      {preview.unknown > 0 ? (
        <p className="text-sm text-quiet">{t('unknown', { count: preview.unknown })}</p>
      ) : null}
    </div>
  );
}
