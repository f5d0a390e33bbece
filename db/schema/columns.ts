import { bigint, customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A UUID v7 primary key made by the program, so that a client may create the row offline. */
export const id = () => uuid().primaryKey();

/** The identity of an append-only row. */
export const rowId = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** Integer minor units. JavaScript numbers are exact to 9e15, which the CHECKs keep us below. */
export const minor = () => bigint({ mode: 'number' });

/** Whole units of a variant. */
export const units = () => integer();

/** An instant in UTC. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** The id of the transaction that wrote the row; lets a fold take exactly the rows that are settled. */
export const transactionId = customType<{ data: string; driverData: string }>({
  dataType: () => 'xid8',
});

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
