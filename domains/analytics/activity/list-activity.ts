import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { ActivityFilter } from './activity-filter.ts';

const MOST_CHOICES = 200;

/** One line of the activity log: who did what to which thing. */
export type ActivityRow = {
  id: number;
  at: Date;
  actorKind: 'user' | 'api_key' | 'job' | 'channel' | 'system';
  actorId: string;
  actorName: string;
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  summary: Record<string, unknown>;
};

/** A page of the log; the cursors are null where there is nothing further. */
export type ActivityPage = { rows: ActivityRow[]; after: string | null; before: string | null };

/** One line with what the thing was before and after. */
export type ActivityItem = ActivityRow & { commandId: string; before: unknown; after: unknown };

const COLUMNS = `id, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", verb,
  subject_kind as "subjectKind", subject_id as "subjectId", summary`;

/**
 * A page of what was done, newest first: in the order in which it was written, within days in the order of its instants.
 * Days are those of the business's time zone.
 */
export async function listActivity(ctx: Ctx, raw: z.input<typeof ActivityFilter>): Promise<ActivityPage> {
  allow(ctx.actor, 'audit.read');
  const filter = ActivityFilter.parse(raw);
  const { timeZone } = await getBusiness(ctx.db);
  const { where, values } = conditions(filter, timeZone);
  const goesUp = filter.after === null && filter.before !== null;
  const order = orderOf(filter).map((column) => `${column} ${goesUp ? 'asc' : 'desc'}`);
  const { rows } = await ctx.db.$client.query<ActivityRow>(
    `select ${COLUMNS} from audit_log where ${where} order by ${order.join(', ')} limit ${filter.limit + 1}`,
    values,
  );
  const page = rows.slice(0, filter.limit);
  if (goesUp) page.reverse();
  const isMore = rows.length > filter.limit;
  return {
    rows: page,
    after: (goesUp || isMore) && page.length > 0 ? String(page.at(-1)?.id) : null,
    before: (goesUp ? isMore : filter.after !== null) && page.length > 0 ? String(page[0]?.id) : null,
  };
}

/** All lines that match, newest first, read page by page as a file takes them. */
export function exportActivity(ctx: Ctx, raw: z.input<typeof ActivityFilter>): AsyncGenerator<ActivityRow> {
  allow(ctx.actor, 'audit.read');
  return readAll(ctx, ActivityFilter.parse({ ...raw, limit: 1_000, after: null, before: null }));
}

async function* readAll(ctx: Ctx, filter: ActivityFilter): AsyncGenerator<ActivityRow> {
  let after: string | null = null;
  do {
    const page: ActivityPage = await listActivity(ctx, { ...filter, after: after ? Number(after) : null });
    yield* page.rows;
    after = page.after;
  } while (after !== null);
}

/** One line of the log with what was before and after. Undefined when there is none. */
export async function getActivity(ctx: Ctx, id: number): Promise<ActivityItem | undefined> {
  allow(ctx.actor, 'audit.read');
  const { rows } = await ctx.db.$client.query<ActivityItem>({
    name: 'get-activity',
    text: `select ${COLUMNS}, command_id as "commandId", before, after from audit_log where id = $1`,
    values: [id],
  });
  return rows[0];
}

/** Whom the log can be narrowed to: staff with or without access, programs with a key, and channels. */
export async function listActors(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  allow(ctx.actor, 'audit.read');
  const { rows } = await ctx.db.$client.query<{ id: string; name: string }>({
    name: 'list-actors',
    text: `select id::text, name from users union all select id::text, name from api_keys
      union all select id::text, name from channels order by name, id limit $1`,
    values: [MOST_CHOICES],
  });
  return rows;
}

/** Days far back are reached by the index of instants; all else by the ids, which every other index ends with. */
function orderOf({ from, to }: ActivityFilter): ('at' | 'id')[] {
  return from || to ? ['at', 'id'] : ['id'];
}

/** Conditions are written out one by one, so that each reaches the index made for it. */
function conditions(filter: ActivityFilter, timeZone: string): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const parts: string[] = [];
  if (filter.actors.length > 0) parts.push(`actor_id = any (${value(filter.actors)})`);
  if (filter.verbs.length > 0) parts.push(`verb = any (${value(filter.verbs)})`);
  if (filter.subjects.length > 0) parts.push(`subject_kind = any (${value(filter.subjects)})`);
  if (filter.subjectId !== null) parts.push(`subject_id = ${value(filter.subjectId)}`);
  if (filter.from)
    parts.push(`at >= (${value(filter.from)}::date)::timestamp at time zone ${value(timeZone)}`);
  if (filter.to)
    parts.push(`at < (${value(filter.to)}::date + 1)::timestamp at time zone ${value(timeZone)}`);
  const columns = orderOf(filter);
  const beyond = (sign: string, id: number) => {
    const cursor = value(id);
    const place = { at: `(select at from audit_log where id = ${cursor})`, id: cursor };
    parts.push(`(${columns.join(', ')}) ${sign} (${columns.map((column) => place[column]).join(', ')})`);
  };
  if (filter.after !== null) beyond('<', filter.after);
  else if (filter.before !== null) beyond('>', filter.before);
  return { where: parts.join(' and ') || 'true', values };
}
