import { UserText } from '#components/ui/bdi-text.tsx';
import type { EffortPreview } from '#domains/analytics/effort/settings/preview-rules.ts';
import { formatNumber, numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What the table is called and its columns say. */
export type PreviewWords = Record<'channel' | 'orders' | 'title' | 'now' | 'tried', string>;

const CELL = 'border-b border-line px-3 py-2 last:pe-3';

/** Minutes per order of each channel as the rules are, and as they would be. */
export function PreviewTable({
  rows,
  words,
  prefs,
}: {
  rows: readonly EffortPreview[];
  words: PreviewWords;
  prefs: Prefs;
}) {
  const minutes = (value: number) =>
    numberFormatter(prefs, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  return (
    <div role="status" className="overflow-x-auto rounded-md border border-line bg-surface">
      <table className="w-full border-separate border-spacing-0 text-start">
        <caption className="px-3 py-2 text-start text-sm font-medium">{words.title}</caption>
        <thead>
          <tr className="text-sm text-quiet">
            <th scope="col" className={`${CELL} text-start font-medium`}>
              {words.channel}
            </th>
            {[words.orders, words.now, words.tried].map((word) => (
              <th key={word} scope="col" className={`${CELL} text-end font-medium`}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.channelId}>
              <th scope="row" className={`${CELL} text-start font-medium`}>
                <UserText>{row.name}</UserText>
              </th>
              <td className={`${CELL} text-end text-quiet`}>
                <bdi>{formatNumber(row.orders, prefs)}</bdi>
              </td>
              <td className={`${CELL} text-end`}>
                <bdi>{minutes(row.now)}</bdi>
              </td>
              <td className={`${CELL} text-end font-semibold`}>
                <bdi>{minutes(row.tried)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
