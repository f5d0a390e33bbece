import Link from 'next/link';
import type { Column } from '#components/table/column.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { TOUCH_LINKS } from './touch-links.ts';

type Props<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  head: Column<Row> | undefined;
  figure: Column<Row> | undefined;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
};

/** Rows as cards: the name and the figure on top, everything else as names and values; what has no name are buttons. */
export function FactCards<Row>({ label, columns, head, figure, rows, rowKey, rowHref }: Props<Row>) {
  const rest = columns.filter((column) => column !== head && column !== figure);
  const facts = rest.filter(({ header }) => header !== '');
  const buttons = rest.filter(({ header }) => header === '');
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          className="relative flex flex-col gap-1.5 rounded-md border border-line bg-surface p-3"
        >
          <div className="flex items-baseline justify-between gap-3 font-medium">
            <div className="min-w-0 [&_bdi]:whitespace-normal">
              {rowHref ? (
                <Link
                  href={asRoute(rowHref(row))}
                  prefetch={false}
                  className="after:absolute after:inset-0 after:rounded-md"
                >
                  {head?.render(row)}
                </Link>
              ) : (
                head?.render(row)
              )}
            </div>
            {figure ? (
              <div className="shrink-0 text-end">
                <span className="sr-only">{figure.header} </span>
                {figure.render(row)}
              </div>
            ) : null}
          </div>
          <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
            {facts.map((column) => (
              <div key={column.key} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <dt className="text-quiet">{column.header}</dt>
                <dd className={`wrap-anywhere [&_a]:relative [&_a]:z-1 [&_a]:underline ${TOUCH_LINKS}`}>
                  {column.render(row)}
                </dd>
              </div>
            ))}
          </dl>
          {buttons.map((column) => (
            <div key={column.key} className="relative z-1 flex justify-end empty:hidden">
              {column.render(row)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
