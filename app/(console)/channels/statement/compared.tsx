import { useTranslations } from 'next-intl';
import { Money } from '#components/ui/figures.tsx';
import type { Statement, StatementColumn } from '#domains/analytics/statement/statement.ts';
import { isTaken, type StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatChange } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BESIDE, CELL } from './cell-looks.ts';
import type { StatementChoice } from './read-choice.ts';

type ComparedProps = {
  line: StatementLine;
  of: 'now' | 'earlier';
  currency: string;
  prefs: Prefs;
  total: Statement['total'];
  /** Every channel that has figures has a budget of the line. */
  isWhole: boolean;
  look: string;
};

/** What the total stands against, and how far it is from it. */
export function Compared({ line, of, total, isWhole, currency, prefs, look }: ComparedProps) {
  const was = of === 'now' ? total.against?.[line] : undefined;
  const cell = `${CELL} ${BESIDE} ${look} text-end tabular-nums`;
  const now = total.now[line] ?? 0;
  if (was === undefined || (was === 0 && now === 0))
    return (
      <>
        <td className={cell} />
        <td className={cell} />
      </>
    );
  const difference = now - was;
  const isTold = isWhole && difference !== 0;
  return (
    <>
      <td className={`${cell} text-quiet`}>
        <Money amountMinor={was} currency={currency} prefs={prefs} />
      </td>
      <td className={`${cell} ${toneOf(line, isTold ? difference : 0)}`}>
        {isTold ? (
          <>
            <bdi>{formatMoney(difference, currency, prefs, 'signed')}</bdi>
            <Share difference={difference} was={was} prefs={prefs} />
          </>
        ) : (
          '–'
        )}
      </td>
    </>
  );
}

/** The same under the total, on a phone, where further columns would be out of sight. */
export function ComparedBelow({
  line,
  total,
  comparison,
  currency,
  prefs,
}: Pick<ComparedProps, 'line' | 'total' | 'currency' | 'prefs'> & {
  comparison: Exclude<StatementChoice['comparison'], 'none'>;
}) {
  const t = useTranslations('statement');
  const was = total.against?.[line];
  const now = total.now[line] ?? 0;
  if (was === undefined || (was === 0 && now === 0)) return null;
  const difference = now - was;
  return (
    <span className="block text-sm whitespace-normal text-quiet sm:hidden print:hidden">
      <span className="sr-only">{t(`compared.${comparison}`)}</span>{' '}
      <Money amountMinor={was} currency={currency} prefs={prefs} />
      <span className={`block ${toneOf(line, difference)}`}>
        <Share difference={difference} was={was} prefs={prefs} />
      </span>
    </span>
  );
}

/** How far a column is from what it stands against: a share, and the amount on pointing at it. */
export function Change({
  line,
  column,
  currency,
  prefs,
}: {
  line: StatementLine;
  column: StatementColumn;
  currency: string;
  prefs: Prefs;
}) {
  const was = column.against?.[line];
  if (was === undefined) return null;
  const difference = (column.now[line] ?? 0) - was;
  if (difference === 0) return null;
  return (
    <span
      className={`block text-sm ${toneOf(line, difference)}`}
      title={formatMoney(difference, currency, prefs, 'signed')}
    >
      <Share difference={difference} was={was} prefs={prefs} />
      {was === 0 ? <bdi>{formatMoney(difference, currency, prefs, 'signed')}</bdi> : null}
    </span>
  );
}

/** A share of what was there before; where nothing was, no percentage is honest. */
function Share({ difference, was, prefs }: { difference: number; was: number; prefs: Prefs }) {
  if (was === 0) return null;
  return (
    <span className="ms-1.5 text-sm">
      <bdi>{formatChange(difference / Math.abs(was), 'percent', prefs)}</bdi>
    </span>
  );
}

function toneOf(line: StatementLine, difference: number): string {
  if (difference === 0 || line === 'discounts') return 'text-quiet';
  return difference > 0 === isTaken(line) ? 'text-bad' : 'text-ok';
}
