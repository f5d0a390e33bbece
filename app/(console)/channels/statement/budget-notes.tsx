import { useTranslations } from 'next-intl';
import type { Statement, StatementBudget } from '#domains/analytics/statement/statement.ts';

const MOST_NAMED = 6;

/** Where the total's budget comes from, who has none, and how cut months count. */
export function BudgetNotes({ found, budget }: { found: Statement; budget: StatementBudget }) {
  const t = useTranslations('statement.budget');
  const tNone = useTranslations('statement.none');
  const isSet = [found.total, ...found.columns].some(({ against }) => Object.keys(against ?? {}).length > 0);
  if (!isSet) return <p className="text-sm text-quiet">{t('nothing')}</p>;
  const named = budget.lacking.slice(0, MOST_NAMED);
  const more = budget.lacking.length - named.length;
  return (
    <div className="text-sm text-quiet" data-budget-notes>
      <p>
        {budget.sources.length > 0 ? t(`source.${sourceOf(budget)}`) : null} {budget.isCut ? t('cut') : null}
      </p>
      {named.length > 0 ? (
        <p>
          {t('lacking')}{' '}
          {named.map(({ by, key, name }, at) => (
            <span key={`${by} ${key}`}>
              {at > 0 ? ' · ' : ''}
              <bdi>{name ?? tNone(by)}</bdi>
            </span>
          ))}
          {more > 0 ? ` ${t('lackingMore', { count: more })}` : null}
        </p>
      ) : null}
    </div>
  );
}

function sourceOf({ sources }: StatementBudget): 'total' | 'channel' | 'columns' | 'mixed' {
  const [source] = sources;
  if (sources.length > 1) return 'mixed';
  return source === 'total' || source === 'channel' ? source : 'columns';
}
