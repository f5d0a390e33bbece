import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CountLine, StockCount } from '#domains/inventory/counts/get-count.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountLineBadge } from '../count-status-badge.tsx';

type Props = { count: StockCount; seesCost: boolean; prefs: Prefs };

const CELL = 'border-b border-line px-3 py-2';

/** What was counted against the books of that moment, the largest questions first. */
export function CountTable({ count, seesCost, prefs }: Props) {
  const t = useTranslations('stock-work.count');
  const heads = ['goods', 'state', 'books', 'counted', 'difference', ...(seesCost ? ['worth'] : [])];
  return (
    <Panel title={t('lines')}>
      <div className="-m-4 overflow-x-auto">
        <table aria-label={t('lines')} className="w-full border-separate border-spacing-0">
          <thead>
            <tr className="text-sm text-quiet">
              {heads.map((key, index) => (
                <th
                  key={key}
                  scope="col"
                  className={`${CELL} font-medium whitespace-nowrap ${index > 1 ? 'text-end' : 'text-start'}`}
                >
                  {t(`column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {count.lines.map((line) => (
              <LineRow key={line.variantId} line={line} more={{ count, seesCost, prefs }} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function LineRow({ line, more }: { line: CountLine; more: Props }) {
  const { count, seesCost, prefs } = more;
  const figure = (content: ReactNode, look = '') => (
    <td className={`${CELL} text-end whitespace-nowrap ${look}`}>{content}</td>
  );
  const units = (value: number | null) => (value === null ? '–' : <Count value={value} prefs={prefs} />);
  const isOff = line.difference !== null && line.difference !== 0;
  return (
    <tr>
      <td className={`${CELL} min-w-48`}>
        <Link href={asRoute(`/inventory/${line.variantId}`)} className="hover:underline">
          <UserText>{line.title}</UserText>
        </Link>
        <p className="text-sm text-quiet">
          <Ltr>{line.sku}</Ltr>
          {line.zone ? (
            <>
              {' · '}
              <UserText>{[line.zone, line.bin].filter(Boolean).join(' / ')}</UserText>
            </>
          ) : null}
          {line.countedBy ? (
            <>
              {' · '}
              <UserText>{line.countedBy}</UserText>
            </>
          ) : null}
        </p>
      </td>
      <td className={CELL}>
        <CountLineBadge state={line.state} />
      </td>
      {figure(units(line.books))}
      {figure(units(line.counted))}
      {figure(units(line.difference), isOff ? 'font-medium text-warn' : 'text-quiet')}
      {seesCost
        ? figure(
            line.differenceMinor === null ? (
              '–'
            ) : (
              <Money amountMinor={line.differenceMinor} currency={count.currency} prefs={prefs} />
            ),
            isOff ? '' : 'text-quiet',
          )
        : null}
    </tr>
  );
}
