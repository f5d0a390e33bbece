import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { CustomerRow } from '#domains/customers/list-customers.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import type { Foretold } from './outlook-cell.tsx';

type Shown = { prefs: Prefs; currency: string };

// The columns are hidden at first, so that what draws them is loaded by who shows them.
const OutlookCell = dynamic(() => import('./outlook-cell.tsx').then((file) => file.OutlookCell));

/** The columns of what is foretold and of loyalty; hidden at first, and without a figure where too little is known. */
export function useOutlookColumns({ prefs, currency }: Shown): Column<CustomerRow>[] {
  const t = useTranslations('customers');
  const tGroup = useTranslations('insights.group');
  const column = (what: Foretold, align: 'start' | 'end' = 'end'): Column<CustomerRow> => ({
    key: what,
    header: t(`column.${what}`),
    align,
    isHiddenAtFirst: true,
    render: (row) => <OutlookCell what={what} row={row} prefs={prefs} currency={currency} />,
  });
  return [
    {
      key: 'group',
      header: t('column.group'),
      isHiddenAtFirst: true,
      render: ({ outlook }) => (outlook ? tGroup(outlook.group) : '–'),
    },
    column('alive'),
    column('ahead'),
    column('expected'),
    column('next', 'start'),
    column('tier', 'start'),
    column('points'),
  ];
}
