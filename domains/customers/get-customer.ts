import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { maskAddress, maskContact, maskText, seesContact } from './mask-contact.ts';

const MOST_WAYS = 100;
const MOST_CONSENTS = 200;

/** A way to recognise a person, where it came from, and how many others have it too. */
export type Identity = {
  id: string;
  kind: 'phone' | 'email' | 'handle' | 'loyalty_card' | 'device' | 'external' | 'national_id';
  /** Of a national number no more than its last two digits. */
  value: string;
  source: string;
  isVerified: boolean;
  createdAt: string;
  others: number;
};

/** A place where parcels for the person go. */
export type CustomerAddress = {
  key: string;
  name: string;
  phone: string | null;
  lines: string;
  city: string;
  region: string;
  postcode: string;
  country: string;
};

/** What the person once said about being contacted. */
export type ConsentStatement = {
  id: number;
  purpose: 'marketing' | 'service' | 'profiling';
  way: 'email' | 'sms' | 'phone' | 'post' | 'messenger';
  isGranted: boolean;
  source: string;
  party: 'first' | 'second' | 'third';
  /** Whether something shows it; opening that is written down (`privacy/open-proof.ts`). */
  hasProof: boolean;
  /** The words that the person was shown. */
  text: { version: number; language: 'en' | 'fa' | 'ar' | 'bg'; words: string } | null;
  at: string;
};

/** A person, as the page shows one. */
export type CustomerDetail = {
  id: string;
  number: number;
  name: string;
  note: string;
  tags: string[];
  locale: string | null;
  country: string | null;
  createdAt: string;
  firstChannel: { name: string; kind: 'store' | 'web' | 'app' | 'marketplace' | 'social' | 'phone' } | null;
  /** The person into whom this one was merged: the page is there. */
  mergedInto: string | null;
  /** Whether the reader may not see how to reach the person. */
  isMasked: boolean;
  identities: Identity[];
  addresses: CustomerAddress[];
  /** Newest first: the first of each purpose and way holds. */
  consents: ConsentStatement[];
};

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const GET = `
  select c.id, c.number, c.name, c.note, c.tags, c.locale, c.country, ${ISO('c.created_at')} as "createdAt",
    c.merged_into as "mergedInto",
    (select json_build_object('name', ch.name, 'kind', ch.kind) from channels ch where ch.id = c.first_channel_id)
      as "firstChannel",
    (select coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'value',
        case when i.kind = 'national_id' then '••• ' || coalesce(i.hint, '') else i.value end, 'source', i.source,
        'isVerified', i.is_verified, 'createdAt', ${ISO('i.created_at')}, 'others', (
          select count(*) from identities x join customers p on p.id = x.customer_id and p.merged_into is null
            and p.erased_at is null where x.kind = i.kind and x.value = i.value and x.customer_id <> i.customer_id))
        order by array_position(array['phone', 'email', 'handle', 'loyalty_card', 'national_id', 'external', 'device'], i.kind),
          i.created_at, i.id), '[]')
      from (select * from identities where customer_id = c.id order by created_at, id limit ${MOST_WAYS}) i) as identities,
    (select coalesce(json_agg(json_build_object('id', s.id, 'purpose', s.purpose, 'way', s.way,
        'isGranted', s.is_granted, 'source', s.source, 'party', s.party, 'hasProof', s.proof is not null, 'text', (
          select json_build_object('version', x.version, 'language', x.language, 'words', x.words)
          from consent_texts x where x.id = s.text_id), 'at', ${ISO('s.at')})
        order by s.at desc, s.id desc), '[]')
      from (select * from consents where customer_id = c.id order by at desc, id desc limit ${MOST_CONSENTS}) s) as consents,
    (select coalesce(json_agg(a order by a.used desc, a.key), '[]') from (${addresses()}) a) as addresses
  from customers c where c.id = $1 and c.erased_at is null`;

/** The addresses kept with the person, and those that the newest orders went to; each once. */
function addresses(): string {
  const columns = 'name, phone, lines, city, region, postcode, country';
  return `
    select distinct on (lower(lines), lower(city), postcode) key, ${columns}, used from (
      select k.id::text as key, ${columns}, k.created_at as used from customer_addresses k where k.customer_id = c.id
      union all
      select o.id::text, ${columns.replace(', country', ', oa.country')}, o.placed_at
      from (select id, placed_at from orders where customer_id = c.id order by placed_at desc, id desc limit 20) o
      join order_addresses oa on oa.order_id = o.id and oa.kind = 'shipping' and oa.lines <> ''
    ) known order by lower(lines), lower(city), postcode, used desc, key limit 20`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A person with ways of recognition, addresses and consents; null for the unknown and the erased. Without the right to see
 * how people are reached all that is masked here already.
 */
export async function getCustomer(ctx: Ctx, customerId: string): Promise<CustomerDetail | null> {
  allow(ctx.actor, 'customer.read');
  if (!UUID.test(customerId)) return null;
  const { rows } = await ctx.db.$client.query<Omit<CustomerDetail, 'isMasked'>>({
    name: 'customer',
    text: GET,
    values: [customerId],
  });
  const [found] = rows;
  if (!found) return null;
  return seesContact(ctx.actor) ? { ...found, isMasked: false } : maskCustomer(found);
}

function maskCustomer(found: Omit<CustomerDetail, 'isMasked'>): CustomerDetail {
  const { note, identities, addresses } = found;
  return {
    ...found,
    isMasked: true,
    note: maskText(note),
    identities: identities.map((one) => ({ ...one, value: maskContact(one.kind, one.value) })),
    addresses: addresses.map(maskAddress),
  };
}
