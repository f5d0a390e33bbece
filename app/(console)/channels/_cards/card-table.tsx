import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import { FactCards } from './fact-cards.tsx';

type Props<Row> = Parameters<typeof DataTable<Row>>[0] & {
  /** The column that names a card, and the one whose figure stands opposite the name. */
  head: string;
  figure?: string;
};

/** A list that is a table where there is room for one, and on a phone a card for each row. */
export function CardTable<Row>({ head, figure, ...table }: Props<Row>) {
  if (table.rows.length === 0) return <DataTable {...table} />;
  const columnOf = (key: string | undefined): Column<Row> | undefined =>
    table.columns.find((column) => column.key === key);
  return (
    <>
      <div className="md:hidden print:hidden">
        <FactCards {...table} head={columnOf(head)} figure={columnOf(figure)} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable {...table} />
      </div>
    </>
  );
}
