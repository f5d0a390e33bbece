import { UserText } from '#components/ui/bdi-text.tsx';

const SHOWN_ROWS = 5;

/** The first rows of a file under their headers, as they were read. */
export function SampleTable({
  label,
  headers,
  rows,
}: {
  label: string;
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <section
      aria-label={label}
      className="max-w-full overflow-x-auto rounded-md border border-line"
      tabIndex={-1}
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="bg-neutral-2">
            {headers.map((header) => (
              <th
                key={header}
                scope="col"
                className="max-w-48 truncate px-3 py-1.5 text-start font-medium text-quiet"
              >
                <UserText>{header}</UserText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map((cells) => (
            <tr key={cells.join('\u0000')} className="border-t border-line">
              {headers.map((header, place) => (
                <td key={header} title={cells[place]} className="max-w-48 truncate px-3 py-1.5">
                  <UserText>{cells[place] ?? ''}</UserText>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
