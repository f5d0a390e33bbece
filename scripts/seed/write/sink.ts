import type { InferSelectModel, Table } from 'drizzle-orm';

/** A row as the schema types it; columns that are left out take the table's default. */
export type Row<Of extends Table> = Partial<InferSelectModel<Of>>;

/** Takes rows of any table, in any order. */
export type Sink = { write: <Of extends Table>(table: Of, row: Row<Of>) => void };

/** Takes rows and keeps none: for a stream that somebody else writes. */
export const NOWHERE: Sink = { write: () => undefined };
