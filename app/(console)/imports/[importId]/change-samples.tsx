import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import type { Prefs } from '#lib/format/prefs.ts';
import type { ShownFindings } from './read-findings.ts';

const SHOWN = 8;

/** A few rows with each field that would change, before and after. */
export function ChangeSamples({ samples, prefs }: { samples: ShownFindings['samples']; prefs: Prefs }) {
  const t = useTranslations('imports');
  const changes = samples.flatMap(({ rowNumber, change }) =>
    Object.entries(change.after)
      .filter(([field]) => field !== 'spend' && field !== 'listing')
      .map(([field, after]) => ({
        rowNumber,
        field,
        before: show(change.before?.[field]),
        after: show(after),
      }))
      .filter(({ before, after }) => before !== after),
  );
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('check.samples')} className="overflow-x-auto">
      <h3 className="mb-1 text-sm font-medium">{t('check.samples')}</h3>
      <table className="w-full border-collapse text-sm">
        <thead className="text-quiet">
          <tr>
            {[t('errors.row'), t('map.field'), t('check.before'), t('check.after')].map((head) => (
              <th key={head} scope="col" className="py-1 pe-3 text-start font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, SHOWN).map(({ rowNumber, field, before, after }) => (
            <tr key={`${rowNumber} ${field}`} className="border-t border-line">
              <td className="py-1.5 pe-3">
                <Count value={rowNumber} prefs={prefs} />
              </td>
              <td className="py-1.5 pe-3">{t.has(`field.${field}`) ? t(`field.${field}`) : field}</td>
              <td className="max-w-48 truncate py-1.5 pe-3 text-quiet">
                <UserText>{before}</UserText>
              </td>
              <td className="max-w-48 truncate py-1.5 pe-3 font-medium">
                <UserText>{after}</UserText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
