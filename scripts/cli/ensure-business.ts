import { addChannel } from '#domains/channels/add-channel.ts';
import type { Ctx } from '#domains/context.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { AppError } from '#lib/errors.ts';
import { CALL } from './help.ts';
import type { VerbCall } from './verb.ts';

const DEFAULT_NAME = 'My shop';
const DEFAULT_CURRENCY = 'EUR';
/** ISO 3166 keeps ZZ for "unknown": phones without a country code are then left as they are written. */
const UNKNOWN_COUNTRY = 'ZZ';

/** The options of verbs that may meet a database without a business. */
export const FOUNDING_OPTIONS = {
  currency: {
    type: 'string',
    value: 'CODE',
    help: 'currency, such as EUR; also of a business that is founded by this',
  },
} as const;

/** Founds a plain business where there is none yet, and says so, so that automation needs no first step. */
export async function ensureBusiness(
  ctx: Ctx,
  call: VerbCall,
  fallbackCurrency = DEFAULT_CURRENCY,
): Promise<{ currency: string; isNew: boolean }> {
  const { rows } = await ctx.db.$client.query<{ currency: string }>(
    'select reporting_currency as currency from business',
  );
  if (rows[0]) return { currency: rows[0].currency, isNew: false };
  const currency = call.text('currency') ?? fallbackCurrency;
  await foundBusiness(ctx, {
    name: DEFAULT_NAME,
    country: UNKNOWN_COUNTRY,
    reportingCurrency: currency,
    timeZone: 'UTC',
    locale: 'en',
    calendar: 'gregorian',
  });
  call.say(
    `There was no business yet: founded "${DEFAULT_NAME}", reporting in ${currency}, days in UTC. (To choose: ${CALL} help business set)`,
  );
  return { currency, isNew: true };
}

/**
 * The id of the channel with a slug. In a business without any channel it is added, and said so; otherwise a slug that
 * is not known is refused, so that a slip of the finger opens no channel.
 */
export async function ensureChannel(
  ctx: Ctx,
  call: VerbCall,
  slug: string,
  amountsIn?: string,
): Promise<string> {
  const { rows } = await ctx.db.$client.query<{ id: string; slug: string }>(
    'select id, slug from channels order by slug limit 200',
  );
  const found = rows.find((channel) => channel.slug === slug);
  if (found) return found.id;
  if (rows.length > 0) {
    const known = rows.map((channel) => channel.slug).join(', ');
    throw new AppError(
      'NOT_FOUND',
      `There is no channel "${slug}". There are: ${known}. Add it with: ${CALL} channel add ${slug}`,
    );
  }
  const { currency } = await ensureBusiness(ctx, call);
  const added = await addChannel(ctx, {
    slug,
    name: slug,
    kind: 'web',
    connector: 'manual',
    currency: call.text('currency') ?? amountsIn ?? currency,
  });
  call.say(`There was no channel yet: added "${slug}" (web, manual).`);
  return added.id;
}
