'use client';

import { useTranslations } from 'next-intl';
import { ExportMenu } from '#components/table/export-menu.tsx';

/** The statement as it is shown, as a file. */
export function StatementExport({ search }: { search: string }) {
  const t = useTranslations('statement.export');
  return <ExportMenu path="/channels/statement/export" search={search} words={t} />;
}
