import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { type ContactDecision, decideContact } from './decide-contact.ts';
import { hashAddress, KINDS_OF_WAY } from './hash-address.ts';

/** The ways that the list of customers marks: those in which most shops write and call. */
export const MARKED_WAYS = ['email', 'sms', 'phone', 'messenger'] as const;

/** One of them. */
export type MarkedWay = (typeof MARKED_WAYS)[number];

/** Per way whether marketing may reach the person, and by which rule; a way is missing where there is no address for it. */
export type ContactMarks = Partial<Record<MarkedWay, ContactDecision>>;

type Known = {
  id: string;
  said: { way: MarkedWay; isGranted: boolean; at: string }[];
  addresses: { kind: string; value: string }[];
};

// The newest word of each way; of old ones a person has few.
const READ = `
  select wanted.id,
    (select coalesce(json_agg(n), '[]') from (
      select distinct on (s.way) s.way, s.is_granted as "isGranted", s.at from consents s
      where s.customer_id = wanted.id and s.purpose = 'marketing' and s.at <= $2
      order by s.way, s.at desc, s.id desc) n) as said,
    (select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value)), '[]') from identities i
      where i.customer_id = wanted.id and i.kind in ('email', 'phone', 'handle')) as addresses
  from unnest($1::uuid[]) as wanted (id)`;

/** Whether marketing may reach these people, by the one rule of contact. Tells no address. @throws FORBIDDEN */
export async function listContactMarks(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<Map<string, ContactMarks>> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<Known>({
    name: 'contact-marks',
    text: READ,
    values: [customerIds, ctx.now],
  });
  const suppressed = await readSuppressed(
    ctx,
    rows.flatMap((row) => row.addresses),
  );
  return new Map(rows.map((row) => [row.id, marksOf(row, suppressed)]));
}

/** Since when addresses are on the suppression list for marketing, by hash and way. */
async function readSuppressed(ctx: Ctx, addresses: Known['addresses']): Promise<Map<string, Date>> {
  const { rows } = await ctx.db.$client.query<{ address_hash: string; way: string; at: Date }>({
    name: 'contact-marks-suppressed',
    text: `select address_hash, way, at from suppressions
      where address_hash = any ($1::text[]) and purpose = 'marketing' and at <= $2`,
    values: [[...new Set(addresses.map(hashAddress))], ctx.now],
  });
  return new Map(rows.map((row) => [`${row.address_hash} ${row.way}`, row.at]));
}

function marksOf({ said, addresses }: Known, suppressed: Map<string, Date>): ContactMarks {
  const marks: ContactMarks = {};
  for (const way of MARKED_WAYS) {
    const reaching = addresses.filter(({ kind }) => KINDS_OF_WAY[way].some((one) => one === kind));
    if (reaching.length === 0) continue;
    const newest = said.find((one) => one.way === way);
    const listed = reaching.flatMap((one) => suppressed.get(`${hashAddress(one)} ${way}`) ?? []);
    marks[way] = decideContact({
      isErased: false,
      purpose: 'marketing',
      newest: newest ? { isGranted: newest.isGranted, at: new Date(newest.at) } : null,
      suppressedAt: listed.reduce<Date | null>((last, at) => (last && last > at ? last : at), null),
    });
  }
  return marks;
}
