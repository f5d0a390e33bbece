/** The SQLSTATE of a database error, also when the query builder has wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const at = pgError(error);
  return at?.code;
}

/** The database's own error behind whatever was thrown; undefined when it did not come from the database. */
export function pgError(error: unknown): PgError | undefined {
  let current = error;
  while (current instanceof Error) {
    if ('code' in current && 'severity' in current) return current as PgError;
    current = current.cause;
  }
  return undefined;
}

/** True where something asked or told was no text, number, id or day that the database knows. */
export function isUnkeepable(error: unknown): boolean {
  return UNKEEPABLE.includes(sqlState(error) ?? '');
}

export type PgError = Error & {
  code: string;
  severity: string;
  detail?: string;
  constraint?: string;
  table?: string;
};

/** A zero character, half of one in JSON, what is no id or number, a number or a day out of range. */
const UNKEEPABLE = ['22021', '22P05', '22P02', '22003', '22007', '22008'];
export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
export const CHECK_VIOLATION = '23514';
export const SERIALIZATION_FAILURE = '40001';
export const DEADLOCK = '40P01';
/** Raised by db/sql/stock.sql when units are not there; the detail is JSON. */
export const OUT_OF_STOCK = 'PS409';
/** Raised by db/sql/orders.sql when a status does not follow the graph. */
export const WRONG_STEP = 'PS422';
/** Raised by db/sql/lots.sql where lots stand in the way; the detail is JSON and names the reason. */
export const LOT_REFUSED = 'PS423';
/** Raised where a writer goes around the ledger. */
export const FORBIDDEN_WRITE = 'PS403';
