import { useState } from 'react';

/** Which rows are new, or new in what they say, since the list was last read. `stamp` is what makes a row another row. */
export function useFresh<Row>(rows: readonly Row[], stamp: (row: Row) => string): Set<string> {
  const [seen, setSeen] = useState({ rows, fresh: new Set<string>() });
  if (seen.rows === rows) return seen.fresh;
  const before = new Set(seen.rows.map(stamp));
  const next = { rows, fresh: new Set(rows.map(stamp).filter((one) => !before.has(one))) };
  setSeen(next);
  return next.fresh;
}
