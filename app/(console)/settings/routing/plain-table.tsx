import type { ReactNode } from 'react';

const CELL = 'py-1.5 pe-4 text-start align-top last:pe-0';

type Props = { head: readonly string[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] };

/** A small table that is read whole; the first cell of a row names it. */
export function PlainTable({ head, rows }: Props) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <thead>
          <tr className="border-b border-line text-sm text-quiet">
            {head.map((text) => (
              <th key={text} scope="col" className={`${CELL} font-normal`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key} className="border-b border-line last:border-b-0">
              <th scope="row" className={`${CELL} font-normal`}>
                <bdi>{name}</bdi>
              </th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]} className={`${CELL} tabular-nums`}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
