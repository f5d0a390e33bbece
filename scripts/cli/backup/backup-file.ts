/**
 * The layout of a backup, gzip'd: one line of JSON (the manifest); each table's rows in PostgreSQL's COPY text format,
 * ended by a line `\.`; one line of JSON (the seal) with the rows and SHA-256 of each table and of all before it.
 */
export const FORMAT = 'pishkhan backup';
/** Grows when the layout changes in a way that older programs cannot read. */
export const FORMAT_VERSION = 1;
/** The line that ends a table; COPY never writes such a row. */
export const END_OF_ROWS = '\\.';
/** Settings of a session under which COPY writes and reads the same text everywhere. */
export const PLAIN_TEXT_SESSION = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set statement_timeout = 0`;

/** One table of a backup: its full name and the columns in the order of the rows. */
export type SavedTable = { name: string; columns: string[] };

/** Where an identity column stands, so that the next row gets the next number. */
export type SavedIdentity = { table: string; column: string; last: string; isUsed: boolean };

/** The first line of a backup. */
export type Manifest = {
  format: typeof FORMAT;
  version: number;
  createdAt: string;
  /** SHA-256 of all names and types of columns; tells whether two programs have the same tables. */
  schema: string;
  /** A known text sealed with AUTH_SECRET, to tell whether the restoring installation opens sealed secrets. */
  sealed: string;
  tables: SavedTable[];
  identities: SavedIdentity[];
};

/** What is said of one table at the end. */
export type TableCheck = { name: string; rows: number; sha256: string };

/** The last line of a backup; a file without it was cut off. */
export type Seal = { tables: TableCheck[]; sha256: string };
