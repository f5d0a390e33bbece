import { useTranslations } from 'next-intl';
import type { StatementColumn } from '#domains/analytics/statement/statement.ts';
import { OF_NONE, type StatementDimension } from '#domains/analytics/statement/statement-filter.ts';

/** What a column is called: its own name, or words for what is of none and for the rest. */
export function useColumnName(by: StatementDimension) {
  const t = useTranslations('statement');
  return ({ key, name }: Pick<StatementColumn, 'key' | 'name'>): string => {
    if (key === OF_NONE) return t(`none.${by}`);
    return name ?? t('rest');
  };
}
