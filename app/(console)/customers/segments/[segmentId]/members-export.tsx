'use client';

import { useTranslations } from 'next-intl';
import { ExportMenu } from '#components/table/export-menu.tsx';

/** The members as a file, by the export of the list of customers. */
export function MembersExport({ segmentId }: { segmentId: string }) {
  const t = useTranslations('customers.export');
  return (
    <ExportMenu
      path="/api/customers/export"
      search={`segment=${segmentId}`}
      columns={[]}
      words={(key) => t(key)}
    />
  );
}
