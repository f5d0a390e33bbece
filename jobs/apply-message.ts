import { importChannelProduct } from '#domains/catalog/import-channel-product.ts';
import { closeChannel } from '#domains/channels/close-channel.ts';
import type { ChannelOrder } from '#domains/channels/message.ts';
import type { MessageHandlers, Origin, Settled } from '#domains/channels/process-delivery.ts';
import { AWAITS } from '#domains/channels/wake-deliveries.ts';
import type { Ctx } from '#domains/context.ts';
import { importChannelCustomer } from '#domains/customers/import-channel-customer.ts';
import { applyFulfilment } from '#domains/orders/import/apply-fulfilment.ts';
import { applyRefund } from '#domains/orders/import/apply-refund.ts';
import { importOrder } from '#domains/orders/import-order.ts';
import { takeAnswer } from '#domains/parity/feeds/take-answer.ts';
import { AppError } from '#lib/errors.ts';

/** What each kind of message does here, and how its delivery ends. */
export const MESSAGE_HANDLERS: MessageHandlers = {
  order: (ctx, { order }, origin) => takeOrder(ctx, order, origin),
  order_cancelled: (ctx, { order }, origin) => takeOrder(ctx, order, origin),
  refund: (ctx, { refund }, { channelId }) =>
    orAwait(async () => {
      const applied = await applyRefund(ctx, { channelId, refund });
      const [untaken] = applied.untaken;
      if (!untaken) return done('order', applied.id);
      const reason = `The money of refund ${untaken.externalId} is recorded; ${untaken.reason}. The order's next message settles it.`;
      const facts = { reason: 'refundUntaken', refund: untaken.externalId };
      const subjectId = refund.orderExternalId;
      return { status: 'attention', reason, facts, subjectKind: AWAITS.goods, subjectId };
    }),
  fulfilment: async (ctx, { fulfilment }, { channelId }) => {
    if (fulfilment.status !== 'done')
      return passOver(`Fulfilment ${fulfilment.externalId} is ${fulfilment.status}: nothing has left.`, {
        reason: 'nothingHasLeft',
        fulfilment: fulfilment.externalId,
      });
    return orAwait(async () => done('order', (await applyFulfilment(ctx, { channelId, fulfilment })).id));
  },
  product: async (ctx, { product }, { channelId, slug }) => {
    const imported = await importChannelProduct(ctx, { channelId, slug, product });
    const at = product.modifiedAt ?? ctx.now;
    await takeAnswer(ctx, channelId, { source: 'webhook', at, products: [product] });
    if (imported.isStale)
      return passOver('A newer statement of this product was applied before.', { reason: 'newerProduct' });
    if (imported.productId === null) {
      return passOver('The product has no variants of its own in this message; they come by themselves.', {
        reason: 'variantsComeAlone',
      });
    }
    return done('product', imported.productId);
  },
  customer: async (ctx, { customer }, { channelId, slug }) =>
    settleCustomer(await importChannelCustomer(ctx, { channelId, slug, customer })),
  consent: async (ctx, message, { channelId, slug }) => {
    const { customerExternalId: externalId, email, phone, consents } = message;
    const nothing = { name: null, firstName: null, lastName: null, locale: null, note: null };
    const times = { createdAt: null, modifiedAt: null };
    const customer = { ...nothing, ...times, externalId, email, phone, consents, addresses: [], tags: [] };
    return settleCustomer(await importChannelCustomer(ctx, { channelId, slug, customer }));
  },
  stock_level: async () =>
    passOver('Our own ledger is the truth about stock; the channel’s count changes nothing.', {
      reason: 'ownLedger',
    }),
  deleted: async (_ctx, { resource, externalId }) =>
    passOver(`The channel no longer has ${resource} ${externalId}; what we know of it is kept.`, {
      reason: 'deletedThere',
      id: externalId,
    }),
  privacy_request: async (_ctx, { request }) => {
    const about = request.customer?.externalId ?? request.externalId ?? 'the whole shop';
    const asked = { data_request: 'a copy of the data', customer_redact: 'erasure', shop_redact: 'erasure' };
    const reason = `Privacy request (${asked[request.action]}) about ${about}: answer it within one month.`;
    return {
      status: 'attention',
      reason,
      facts: { reason: 'privacyRequest', kind: request.action, about },
      subjectKind: 'privacy',
      subjectId: request.customer?.externalId ?? null,
    };
  },
  uninstalled: async (ctx, _message, { channelId }) => {
    await closeChannel(ctx, { channelId });
    const reason =
      'The connection was removed at the channel; this channel is inactive now. Connect it again or leave it.';
    const facts = { reason: 'removedThere' };
    return { status: 'attention', reason, facts, subjectKind: 'channel', subjectId: channelId };
  },
  ping: async () => passOver('A greeting of the channel: the connection works.', { reason: 'greeting' }),
  ignored: async (_ctx, { reason }) => passOver(reason),
};

async function takeOrder(ctx: Ctx, order: ChannelOrder, { channelId, slug }: Origin): Promise<Settled> {
  if (order.isTest) {
    const facts = { reason: 'testOrder', number: String(order.externalNumber) };
    return passOver(`Order ${order.externalNumber} is a test order of the channel.`, facts);
  }
  const imported = await importOrder(ctx, { channelId, slug, order });
  const [problem] = imported.problems;
  if (problem) return { status: 'attention', reason: problem, subjectKind: 'order', subjectId: imported.id };
  if (imported.age === 'older') {
    return {
      ...passOver('A newer state of this order was applied before.', { reason: 'newerOrder' }),
      subjectKind: 'order',
      subjectId: imported.id,
    };
  }
  return done('order', imported.id);
}

/** A message about an order, or about lines, that have not come yet waits for them; the order takes it up again. */
async function orAwait(apply: () => Promise<Settled>): Promise<Settled> {
  try {
    return await apply();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { awaitsOrder, awaitsNews } = error.details;
    const waiting = { status: 'attention' as const, reason: error.message, facts: error.details };
    if (typeof awaitsOrder === 'string') {
      return { ...waiting, subjectKind: AWAITS.order, subjectId: awaitsOrder };
    }
    if (typeof awaitsNews === 'string') {
      return { ...waiting, subjectKind: AWAITS.goods, subjectId: awaitsNews };
    }
    throw error;
  }
}

function settleCustomer({ customerId, isErased }: { customerId: string | null; isErased: boolean }): Settled {
  if (isErased) {
    const reason = 'This customer was erased here; the channel does not bring them back.';
    return { ...passOver(reason, { reason: 'erasedBefore' }), isForgotten: true };
  }
  return customerId
    ? done('customer', customerId)
    : passOver('The customer has neither id, e-mail nor phone to be recognised by.', {
        reason: 'nobodyNamed',
      });
}

function done(subjectKind: string, subjectId: string): Settled {
  return { status: 'done', reason: null, subjectKind, subjectId };
}

function passOver(reason: string, facts: Settled['facts'] = null): Settled {
  return { status: 'ignored', reason, facts };
}
