'use client';

import { useTranslations } from 'next-intl';
import { ExportMenu } from '#components/table/export-menu.tsx';

/** The budgets of the year as a file that can be filled in and read back. */
export function BudgetExport({ search }: { search: string }) {
  const t = useTranslations('statement.export');
  return <ExportMenu path="/channels/statement/budget-export" search={search} words={t} />;
}
