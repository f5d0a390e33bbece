import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Transfer, TransferLine } from '#domains/inventory/transfers/get-transfer.ts';
import { underWayOf } from '#domains/inventory/transfers/transfer-status.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const CELL = 'border-b border-line px-3 py-2';
const FIGURES = ['wanted', 'sent', 'received', 'damaged', 'underWay', 'missing'] as const;

/** What was wanted, went and came, line by line; what is broken or missing stands out. */
export function LineTable({ transfer, prefs }: { transfer: Transfer; prefs: Prefs }) {
  const t = useTranslations('stock-work.transfer');
  return (
    <Panel title={t('lines')}>
      <div className="-m-4 overflow-x-auto">
        <table aria-label={t('lines')} className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-sm text-quiet">
              <th scope="col" className={`${CELL} text-start font-medium`}>
                {t('column.goods')}
              </th>
              {FIGURES.map((key) => (
                <th key={key} scope="col" className={`${CELL} text-end font-medium whitespace-nowrap`}>
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {transfer.lines.map((line) => (
              <LineRow key={line.variantId} line={line} prefs={prefs} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function LineRow({ line, prefs }: { line: TransferLine; prefs: Prefs }) {
  const t = useTranslations('stock-work.transfer');
  const underWay = underWayOf(line);
  const figure = (value: number, look: string, more?: ReactNode) => (
    <td className={`${CELL} text-end whitespace-nowrap ${value === 0 ? 'text-quiet' : look}`}>
      <Count value={value} prefs={prefs} />
      {more}
    </td>
  );
  return (
    <tr>
      <td className={`${CELL} min-w-48`}>
        <Link href={asRoute(`/inventory/${line.variantId}`)} className="hover:underline">
          <UserText>{line.title}</UserText>
        </Link>
        <p className="text-sm text-quiet">
          <Ltr>{line.sku}</Ltr>
        </p>
      </td>
      {figure(line.quantity, '')}
      {figure(line.sent, '')}
      {figure(line.received, '')}
      {figure(line.damaged, 'text-bad')}
      {figure(underWay, 'font-medium')}
      {figure(
        line.missing,
        'text-warn',
        line.missingReason ? (
          <span className="block text-sm">{t(`reason.${line.missingReason}`)}</span>
        ) : null,
      )}
    </tr>
  );
}
