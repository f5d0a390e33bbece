import { useTranslations } from 'next-intl';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { FieldChange } from '../compare-values.ts';

/** What was, and what is: one line for each field that changed. */
export function ChangeTable({
  changes,
  isCompared,
}: {
  changes: readonly FieldChange[];
  /** Whether the line keeps a before and after at all. */
  isCompared: boolean;
}) {
  const t = useTranslations('activity');
  if (changes.length === 0)
    return <p className="text-quiet">{t(isCompared ? 'sameAsBefore' : 'noChanges')}</p>;
  return (
    <div className="-m-4 overflow-x-auto">
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {(['field', 'before', 'after'] as const).map((key) => (
              <th
                key={key}
                scope="col"
                className="h-9 border-b border-line bg-neutral-2 px-4 text-start text-sm font-medium text-quiet"
              >
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field} className="align-top">
              <th scope="row" className={`${CELL} text-start font-normal text-quiet`}>
                <Ltr>{field}</Ltr>
              </th>
              <td className={CELL}>
                <Value text={before} look="line-through decoration-bad text-quiet" />
              </td>
              <td className={CELL}>
                <Value text={after} look="font-medium" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CELL = 'border-b border-line px-4 py-2';

function Value({ text, look }: { text: string | null; look: string }) {
  if (text === null) return <span className="text-quiet">–</span>;
  return <UserText className={`break-all ${look}`}>{text}</UserText>;
}
