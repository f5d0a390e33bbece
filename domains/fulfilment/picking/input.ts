import { z } from 'zod';
import { MOST_ORDERS } from './most-orders.ts';

const MAX_UNITS = 1_000_000;
const LONGEST_CODE = 200;

/** Orders to be picked in one walk: those that are named, or the next ones that are due. */
export const MakeWaveInput = z
  .strictObject({
    /** Made by the client, so that a repeat finds the first. */
    id: z.uuid(),
    locationId: z.uuid(),
    orderIds: z.array(z.uuid()).min(1).max(MOST_ORDERS).optional(),
    next: z.number().int().min(1).max(MOST_ORDERS).optional(),
  })
  .refine((wish) => (wish.orderIds === undefined) !== (wish.next === undefined), 'name orders, or how many');

/** Names a wave. */
export const WaveRef = z.strictObject({ waveId: z.uuid() });

/** Units taken from a shelf: what was scanned, or the task that somebody pressed. */
export const ScanItemInput = z
  .strictObject({
    waveId: z.uuid(),
    code: z.string().trim().min(1).max(LONGEST_CODE).optional(),
    taskId: z.uuid().optional(),
    quantity: z.number().int().min(1).max(MAX_UNITS).default(1),
  })
  .refine((scan) => (scan.code === undefined) !== (scan.taskId === undefined), 'a code or a task');

/** The checked form of a scan. */
export type ScanItem = z.output<typeof ScanItemInput>;

/** Why a shelf did not hold what the books say. */
export const SHORT_REASONS = ['missing', 'damaged', 'other'] as const;

/** A task that cannot be finished. */
export const ShortPickInput = z.strictObject({ taskId: z.uuid(), reason: z.enum(SHORT_REASONS) });

/** What is to be done at a place. */
export const WORK_STAGES = ['pick', 'pack', 'hand-over'] as const;

/** One of them. */
export type WorkStage = (typeof WORK_STAGES)[number];

/** Rows of one page of work. */
export const WORK_PER_PAGE = 50;

/** The work of one place, the most urgent first; the cursor is the last order of the page before. */
export const WorkFilter = z.object({
  locationId: z.uuid(),
  stage: z.enum(WORK_STAGES),
  after: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(WORK_PER_PAGE),
});
