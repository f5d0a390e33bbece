import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, units } from './columns.ts';
import { locations } from './fulfilment.ts';
import { orderLines, orders } from './orders.ts';

/** Orders that one walk through a place is for. */
export const pickWaves = snakeCase.table(
  'pick_waves',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    status: text({ enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('pick_waves_number_key').on(t.number),
    index('pick_waves_open').on(t.locationId).where(sql`${t.status} = 'open'`),
    index('pick_waves_location').on(t.locationId, t.number),
    check('pick_waves_ended', sql`(${t.status} = 'open') = (${t.endedAt} is null)`),
  ],
);

/** Units of one order line to be taken from the shelves of one place in a wave. */
export const pickTasks = snakeCase.table(
  'pick_tasks',
  {
    id: id(),
    waveId: uuid()
      .notNull()
      .references(() => pickWaves.id, { onDelete: 'cascade' }),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    variantId: uuid().notNull(),
    locationId: uuid().notNull(),
    /** The box of the trolley that the order's goods go into. */
    box: integer().notNull(),
    zone: text().notNull().default(''),
    bin: text().notNull().default(''),
    quantity: units().notNull(),
    /** Taken so far; the order hears of them when the task ends. */
    pickedQuantity: units().notNull().default(0),
    /** `dropped` is no longer wanted: the order changed meanwhile, or the wave ended before it. */
    status: text({ enum: ['open', 'picked', 'short', 'dropped'] })
      .notNull()
      .default('open'),
    shortReason: text({ enum: ['missing', 'damaged', 'other'] }),
    endedAt: instant(),
  },
  (t) => [
    index('pick_tasks_wave').on(t.waveId, t.zone, t.bin),
    index('pick_tasks_order').on(t.orderId),
    // Two pickers never walk for the same units.
    uniqueIndex('pick_tasks_one_open').on(t.orderLineId, t.locationId).where(sql`${t.status} = 'open'`),
    index('pick_tasks_line').on(t.orderLineId),
    check('pick_tasks_quantity', sql`${t.quantity} > 0`),
    check('pick_tasks_picked', sql`${t.pickedQuantity} between 0 and ${t.quantity}`),
    check('pick_tasks_whole', sql`${t.status} <> 'picked' or ${t.pickedQuantity} = ${t.quantity}`),
    check('pick_tasks_short', sql`(${t.status} = 'short') = (${t.shortReason} is not null)`),
    check('pick_tasks_ended', sql`(${t.status} = 'open') = (${t.endedAt} is null)`),
  ],
);

/** Units of an order line that were taken from the shelves of a place and have not left it. Only saving an order writes it. */
export const pickedUnits = snakeCase.table(
  'picked_units',
  {
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    locationId: uuid().notNull(),
    quantity: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderLineId, t.locationId] }),
    check('picked_units_quantity', sql`${t.quantity} >= 0`),
  ],
);

/** A parcel that is packed. When it leaves, a shipment with its id says what left. */
export const parcels = snakeCase.table(
  'parcels',
  {
    id: id(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    weightGrams: integer().notNull(),
    lengthMm: integer(),
    widthMm: integer(),
    heightMm: integer(),
    carrier: text(),
    trackingNumber: text(),
    packedBy: text().notNull(),
    packedAt: instant().notNull(),
    /** Null while it waits for its carrier. */
    leftAt: instant(),
  },
  (t) => [
    uniqueIndex('parcels_number_key').on(t.number),
    index('parcels_order').on(t.orderId),
    index('parcels_waiting').on(t.locationId, t.number).where(sql`${t.leftAt} is null`),
    index('parcels_location').on(t.locationId),
    check('parcels_weight', sql`${t.weightGrams} > 0`),
    check(
      'parcels_size',
      sql`coalesce(${t.lengthMm}, 1) > 0 and coalesce(${t.widthMm}, 1) > 0 and coalesce(${t.heightMm}, 1) > 0`,
    ),
  ],
);

/** What is in a parcel. */
export const parcelLines = snakeCase.table(
  'parcel_lines',
  {
    parcelId: uuid()
      .notNull()
      .references(() => parcels.id, { onDelete: 'cascade' }),
    orderLineId: uuid()
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    quantity: units().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.parcelId, t.orderLineId] }),
    index('parcel_lines_line').on(t.orderLineId),
    check('parcel_lines_quantity', sql`${t.quantity} > 0`),
  ],
);

/** An order whose customer comes for it. */
export const pickups = snakeCase.table(
  'pickups',
  {
    orderId: uuid()
      .primaryKey()
      .references(() => orders.id, { onDelete: 'cascade' }),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    status: text({ enum: ['arranged', 'ready', 'collected', 'expired', 'cancelled'] })
      .notNull()
      .default('arranged'),
    /** What is kept of the pick-up code, and how often somebody named a wrong one. */
    codeHash: text(),
    wrongCodes: integer().notNull().default(0),
    /** What the place has not is waited for there; otherwise other places bring it. */
    waitsThere: boolean().notNull().default(false),
    arrangedAt: instant().notNull(),
    readyAt: instant(),
    deadline: instant(),
    endedAt: instant(),
    /** Who handed it over, and how they knew whose it is. */
    handedOverBy: text(),
    proof: text({ enum: ['code', 'document'] }),
    /** The last four characters of the document that was shown; the rest is never kept. */
    documentEnd: text(),
  },
  (t) => [
    index('pickups_waiting').on(t.locationId, t.status, t.arrangedAt, t.orderId),
    index('pickups_deadline').on(t.deadline).where(sql`${t.status} = 'ready'`),
    check(
      'pickups_ready',
      sql`${t.status} <> 'ready' or (${t.codeHash} is not null and ${t.deadline} is not null)`,
    ),
    check(
      'pickups_collected',
      sql`(${t.status} = 'collected') = (${t.handedOverBy} is not null) and (${t.status} = 'collected') = (${t.proof} is not null)`,
    ),
    check('pickups_document', sql`${t.documentEnd} is null or length(${t.documentEnd}) = 4`),
  ],
);

/** How long goods wait for their customer. */
export const pickupSettings = snakeCase.table(
  'pickup_settings',
  { id: integer().primaryKey().default(1), keepHours: integer().notNull().default(168) },
  (t) => [
    check('pickup_settings_is_single', sql`${t.id} = 1`),
    check('pickup_settings_hours', sql`${t.keepHours} between 1 and 2160`),
  ],
);
