import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { ChannelCustomer } from '../channels/message.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import { findErased } from './consents/find-erased.ts';
import { countryOf, readChannelClues, readChannelName } from './read-channel-clues.ts';
import { recogniseCustomer } from './recognise-customer.ts';
import { recordChannelConsents } from './record-channel-consents.ts';

const ImportCustomerInput = z.strictObject({
  channelId: z.uuid(),
  slug: z.string(),
  /** As a connector translated it; the connector has checked its shape. */
  customer: z.custom<ChannelCustomer>((value) => typeof value === 'object' && value !== null),
});

/**
 * Recognises a channel's customer or makes a new one, fills what we did not know (name, country, language), and keeps the
 * consents. What we know already is not overwritten. Null when the person has nothing to be recognised by,
 * or was erased (`isErased`): a channel's list brings nobody back.
 */
export const importChannelCustomer = command('customer.write', {
  input: ImportCustomerInput,
  run: async (tx, { channelId, slug, customer }, ctx) => {
    const business = await getBusiness(tx);
    const country = countryOf(customer.addresses);
    const person = {
      name: readChannelName(customer, customer.addresses),
      clues: readChannelClues(customer, { slug, country: country ?? business.country, addresses: [] }),
      country,
      locale: customer.locale,
      channelId,
      source: slug,
    };
    const erased = await findErased(
      tx,
      person.clues.map((clue) => ({ key: slug, ...clue })),
    );
    const isErased = erased.size > 0;
    const customerId = isErased ? null : await recogniseCustomer(tx, person, ctx.now);
    if (customerId) {
      await fillBlanks(tx, customerId, { ...person, now: ctx.now });
      await recordChannelConsents(tx, customerId, {
        consents: customer.consents,
        source: slug,
        now: customer.modifiedAt ?? ctx.now,
      });
    }
    return {
      result: { customerId, isErased },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { source: slug },
      events: customerId
        ? [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId, channelId }]
        : [],
    };
  },
});

async function fillBlanks(
  tx: Tx,
  customerId: string,
  known: { name: string; country: string | null; locale: string | null; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update customers set name = case when name = '' then $2 else name end, country = coalesce(country, $3),
       locale = coalesce(locale, $4), updated_at = $5
     where id = $1 and ((name = '' and $2 <> '') or (country is null and $3::text is not null)
       or (locale is null and $4::text is not null))`,
    [customerId, known.name, known.country, known.locale, known.now],
  );
}
