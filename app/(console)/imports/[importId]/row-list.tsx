import { getTranslations } from 'next-intl/server';
import type { Session } from '#app/_server/session.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { RowFilter } from '#domains/imports/input.ts';
import { listImportRows } from '#domains/imports/list-import-rows.ts';

const SHOWN = 100;

type Props = { importId: string; wanted: string | undefined; session: Session };

/** The rows of the file behind one outcome of the report, the first hundred of them. */
export async function RowList({ importId, wanted, session }: Props) {
  const filter = RowFilter.safeParse({ importId, outcome: wanted, limit: SHOWN });
  if (!filter.success) return null;
  const [t, rows] = await Promise.all([getTranslations('imports'), listImportRows(session.ctx, filter.data)]);
  const { prefs } = session;
  const heads = [
    t('errors.row'),
    t('rowList.document'),
    t('field.placedAt'),
    t('field.sku'),
    t('field.title'),
  ];
  return (
    <Panel title={t('rowList.title', { outcome: t(`outcome.${filter.data.outcome}`) })}>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <thead className="text-quiet">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="py-1 pe-3 text-start font-medium whitespace-nowrap">
                  {head}
                </th>
              ))}
              <th scope="col" className="py-1 pe-3 text-end font-medium">
                {t('field.quantity')}
              </th>
              <th scope="col" className="py-1 text-end font-medium">
                {t('result.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowNumber} className="border-t border-line">
                <td className="py-1.5 pe-3">
                  <Count value={row.rowNumber} prefs={prefs} />
                </td>
                <td className="py-1.5 pe-3">
                  <Ltr>{row.document}</Ltr>
                </td>
                <td className="py-1.5 pe-3">{row.day ? <Day on={row.day} prefs={prefs} /> : '—'}</td>
                <td className="py-1.5 pe-3">
                  <Ltr>{row.sku}</Ltr>
                </td>
                <td className="max-w-56 truncate py-1.5 pe-3">
                  <UserText>{row.title ?? '—'}</UserText>
                </td>
                <td className="py-1.5 pe-3 text-end">
                  <Count value={row.quantity} prefs={prefs} />
                </td>
                <td className="py-1.5 text-end">
                  <Money amountMinor={row.amountMinor} currency={row.currency} prefs={prefs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
