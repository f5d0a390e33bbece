import { useTranslations } from 'next-intl';
import { Money } from '#components/ui/figures.tsx';
import { type Held, holdAgainst } from '#domains/analytics/statement/hold-against.ts';
import type { Statement, StatementColumn } from '#domains/analytics/statement/statement.ts';
import { isTaken, type StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatChange, formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BESIDE, CELL } from './cell-looks.ts';
import type { StatementChoice } from './read-choice.ts';

type ComparedProps = {
  line: StatementLine;
  of: 'now' | 'earlier';
  currency: string;
  prefs: Prefs;
  found: Statement;
  look: string;
};

/** What the total stands against, and how far it is from it. */
export function Compared({ line, of, found, currency, prefs, look }: ComparedProps) {
  const held = of === 'now' ? holdAgainst(found, found.total, line) : null;
  const cell = `${CELL} ${BESIDE} ${look} text-end tabular-nums`;
  if (!held || (held.wasMinor === null && held.why === null))
    return (
      <>
        <td className={cell} />
        <td className={cell} />
      </>
    );
  const difference = held.differenceMinor ?? 0;
  return (
    <>
      <td className={`${cell} text-quiet`}>
        {held.wasMinor === null ? null : (
          <Money amountMinor={held.wasMinor} currency={currency} prefs={prefs} />
        )}
        <Why held={held} found={found} prefs={prefs} />
      </td>
      <td className={`${cell} ${toneOf(line, difference)}`}>
        {difference === 0 ? (
          '–'
        ) : (
          <>
            <bdi>{formatMoney(difference, currency, prefs, 'signed')}</bdi>
            <Share held={held} prefs={prefs} />
          </>
        )}
      </td>
    </>
  );
}

/** The same under the total, on a phone, where further columns would be out of sight. */
export function ComparedBelow({
  line,
  found,
  comparison,
  currency,
  prefs,
}: Pick<ComparedProps, 'line' | 'found' | 'currency' | 'prefs'> & {
  comparison: Exclude<StatementChoice['comparison'], 'none'>;
}) {
  const t = useTranslations('statement');
  const held = holdAgainst(found, found.total, line);
  if (held.wasMinor === null && held.why === null) return null;
  return (
    <span className="block text-sm whitespace-normal text-quiet sm:hidden print:hidden">
      <span className="sr-only">{t(`compared.${comparison}`)}</span>{' '}
      {held.wasMinor === null ? null : (
        <Money amountMinor={held.wasMinor} currency={currency} prefs={prefs} />
      )}
      <Why held={held} found={found} prefs={prefs} />
      <span className={`block ${toneOf(line, held.differenceMinor ?? 0)}`}>
        <Share held={held} prefs={prefs} />
      </span>
    </span>
  );
}

/** How far a column is from what it stands against: a share, and the amount on pointing at it or, of a budget, beside it. */
export function Change({
  line,
  column,
  found,
  currency,
  prefs,
}: Pick<ComparedProps, 'line' | 'found' | 'currency' | 'prefs'> & { column: StatementColumn }) {
  const held = holdAgainst(found, column, line);
  const { differenceMinor } = held;
  if (held.why !== null) {
    const isToldOfOthers = found.columns.some(({ against }) => against?.[line] !== undefined);
    return isToldOfOthers ? <Why held={held} found={found} prefs={prefs} /> : null;
  }
  if (!differenceMinor) return null;
  const amount = formatMoney(differenceMinor, currency, prefs, 'signed');
  return (
    <span className={`block text-sm ${toneOf(line, differenceMinor)}`} title={amount}>
      {found.budget || held.share === null ? <bdi>{amount}</bdi> : null}
      <Share held={held} prefs={prefs} />
    </span>
  );
}

/** Why a budget is not compared: there is none, or one for some of the months. */
function Why({ held, found, prefs }: { held: Held; found: Statement; prefs: Prefs }) {
  const t = useTranslations('statement.budget');
  const count = (value: number) => formatNumber(value, prefs);
  if (held.why === null || held.why === 'parts') return null;
  return (
    <span className="block text-sm text-quiet">
      {held.why === 'none'
        ? t('none')
        : t('part', { months: count(held.months ?? 0), all: count(found.budget?.months ?? 0) })}
    </span>
  );
}

/** A share of what was there before; where nothing was, no percentage is honest. */
function Share({ held, prefs }: { held: Held; prefs: Prefs }) {
  if (!held.share) return null;
  return (
    <span className="ms-1.5 text-sm">
      <bdi>{formatChange(held.share, 'percent', prefs)}</bdi>
    </span>
  );
}

function toneOf(line: StatementLine, difference: number): string {
  if (difference === 0 || line === 'discounts') return 'text-quiet';
  return difference > 0 === isTaken(line) ? 'text-bad' : 'text-ok';
}
