import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import {
  ensurePeople,
  findErasedPeople,
  type NamedPerson,
  type PeopleSource,
} from '../people/ensure-people.ts';

type Document = {
  channelId: string;
  document: string;
  customer: string | null;
  person: Record<string, string> | null;
  country: string | null;
  firstAt: Date;
  skus: string;
};

const TABLE = `
  create temp table if not exists import_heads (
    id uuid, channel_id uuid, document text, customer_id uuid, search text, person jsonb
  ) on commit delete rows`;

const DOCUMENTS = `
  select channel_id as "channelId", document, min(at) as "firstAt",
    (array_agg(customer order by row_number) filter (where customer is not null))[1] as customer,
    (array_agg(person order by row_number) filter (where person is not null))[1] as person,
    (array_agg(country order by row_number) filter (where country is not null))[1] as country,
    string_agg(distinct sku, ' ' order by sku) as skus
  from import_chunk group by channel_id, document order by min(row_number)`;

const LONGEST_SKUS = 2_000;

/**
 * Puts one row per document of the chunk into `import_heads`: its new id, the customer (made where unknown), and the
 * text by which it is found. Who was erased is named nowhere again. Returns how many there are.
 */
export async function prepareHeads(tx: Tx, at: PeopleSource): Promise<number> {
  await tx.$client.query(TABLE);
  const { rows: documents } = await tx.$client.query<Document>(DOCUMENTS);
  const people = new Map<string, NamedPerson>();
  for (const { customer, person, country, channelId, firstAt } of documents) {
    const before = customer === null ? undefined : people.get(customer);
    if (customer === null || (before && before.firstAt <= firstAt)) continue;
    people.set(customer, {
      key: customer,
      person: person ?? before?.person ?? null,
      country,
      channelId,
      firstAt,
    });
  }
  const erased = await findErasedPeople(tx, [...people.values()], at);
  const customers = await ensurePeople(
    tx,
    [...people.values()].filter(({ key }) => !erased.has(key)),
    at,
  );
  const heads = documents
    .map((one) => forget(one, erased))
    .map(({ channelId, document, customer, person, skus }) => ({
      id: newId(at.now.getTime()),
      channel_id: channelId,
      document,
      customer_id: customer === null ? null : (customers.get(customer) ?? null),
      search: normaliseForSearch(
        [document, customer, ...Object.values(person ?? {}), cutText(skus, LONGEST_SKUS)]
          .filter(Boolean)
          .join(' '),
      ),
      person,
    }));
  await tx.$client.query(
    `insert into import_heads
     select * from jsonb_to_recordset($1::jsonb) as h (id uuid, channel_id uuid, document text, customer_id uuid,
       search text, person jsonb)`,
    [JSON.stringify(heads)],
  );
  await tx.$client.query('analyze import_heads');
  return heads.length;
}

function forget(document: Document, erased: ReadonlySet<string>): Document {
  const { customer } = document;
  return customer !== null && erased.has(customer) ? { ...document, customer: null, person: null } : document;
}
