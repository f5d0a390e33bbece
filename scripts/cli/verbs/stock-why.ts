import { parseDate, parseDateTime, toZoned } from '@internationalized/date';
import { explainLevel, type LevelMovement } from '#domains/inventory/explain-level.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { requireArgument, type Session, UsageError, type Verb } from '../verb.ts';

const PAGE = 200;
const SHOWN = 50;

export const stockWhy: Verb = {
  name: 'stock why',
  arguments: ['SKU', 'LOCATION'],
  purpose: 'Says why a stock figure is what it is: the movements that add up to it.',
  options: {
    at: { type: 'string', value: 'TIME', help: 'as of this moment; now unless given' },
    all: { type: 'boolean', help: `every movement, not only the last ${SHOWN}` },
  },
  notes: [
    'LOCATION is its code. TIME is 2026-03-31 (the end of that day), 2026-03-31T18:05 (in the business’s time zone) or an instant with its zone, 2026-03-31T18:05:00Z.',
    'opening + the changes shown = on hand.',
  ],
  examples: ['stock why CUP-BLUE NORTH', 'stock why CUP-BLUE NORTH --at 2026-03-31T18:05 --all --json'],
  run: async ({ ctx }, call) => {
    const sku = requireArgument(call, 0, 'SKU');
    const code = requireArgument(call, 1, 'LOCATION');
    const { timeZone } = await getBusiness(ctx.db);
    const at = readMoment(call.text('at'), timeZone);
    const place = { variantId: await findVariant(ctx, sku), locationId: await findLocation(ctx, code) };
    const why = await readMovements(ctx, { ...place, at }, call.flag('all'));
    return {
      json: { sku, location: code, at: (at ?? ctx.now).toISOString(), ...why },
      lines: [
        `${why.onHand} of ${sku} lay at ${code}${at ? ` at ${at.toISOString()}` : ''}.`,
        ...why.movements.map(toLine),
        `${String(why.opening).padStart(8)}  before these`,
      ],
    };
  },
};

type Place = { variantId: string; locationId: string; at: Date | undefined };

async function readMovements(ctx: Session['ctx'], place: Place, isAll: boolean) {
  const limit = isAll ? PAGE : SHOWN;
  const first = await explainLevel(ctx, { ...place, limit });
  const movements = [...first.movements];
  let page = first;
  while (isAll && page.next) {
    page = await explainLevel(ctx, { ...place, before: page.next, limit });
    movements.push(...page.movements);
  }
  return { onHand: first.onHand, opening: page.opening, movements };
}

function toLine(one: LevelMovement): string {
  const change = `${one.change > 0 ? '+' : ''}${one.change}`;
  const cause = one.orderNumber === null ? one.causeKind : `order ${one.orderNumber}`;
  const words = [one.at.toISOString(), one.reason, cause, one.otherLocation, one.actorName, one.note];
  return `${change.padStart(8)}  → ${String(one.onHand).padStart(6)}  ${words.filter(Boolean).join(' · ')}`;
}

function readMoment(given: string | undefined, timeZone: string): Date | undefined {
  if (given === undefined) return undefined;
  const text = normaliseDigits(given.trim());
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return new Date(parseDate(text).add({ days: 1 }).toDate(timeZone).getTime() - 1);
    }
    if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text);
    return toZoned(parseDateTime(text.replace(' ', 'T')), timeZone).toDate();
  } catch {
    throw new UsageError(`--at ${given}: write a day or a moment, such as 2026-03-31T18:05.`);
  }
}

async function findVariant(ctx: Session['ctx'], sku: string): Promise<string> {
  const { rows } = await ctx.db.$client.query<{ id: string }>('select id from variants where sku = $1', [
    sku,
  ]);
  if (rows[0]) return rows[0].id;
  throw new UsageError(`SKU ${sku}: there is no variant with this code.`);
}

async function findLocation(ctx: Session['ctx'], code: string): Promise<string> {
  const { rows } = await ctx.db.$client.query<{ id: string }>('select id from locations where code = $1', [
    code,
  ]);
  if (rows[0]) return rows[0].id;
  throw new UsageError(`LOCATION ${code}: there is no location with this code.`);
}
