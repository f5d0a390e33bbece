import { z } from 'zod';
import type { QueueName } from '#db/queues.ts';
import type { Ctx } from '#domains/context.ts';
import { cleanUp } from '#domains/events/clean-up.ts';
import { deliverWebhook } from '#domains/events/deliver-webhook.ts';
import { sendWebhooks } from '#domains/events/send-webhooks.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { AllocateBackordersInput } from '#domains/orders/input.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { sweepParity } from '#domains/parity/check/sweep-parity.ts';
import { sendSummariesJob } from './alerts/send-summaries.ts';
import { learnArrivalsJob, watchChannelsJob } from './alerts/watch-channels.ts';
import { assignOrdersJob } from './assign-orders.ts';
import { bookCostsJob } from './book-costs.ts';
import { erasePersonJob } from './erase-person.ts';
import { expireLotsJob } from './expire-lots.ts';
import { expirePickups } from './expire-pickups.ts';
import { expireReservations } from './expire-reservations.ts';
import { fitPredictionsJob } from './fit-predictions.ts';
import { foldPostings } from './fold-postings.ts';
import { forecastDemandJob } from './forecast-demand.ts';
import { linkCustomersJob } from './link-customers.ts';
import { expirePointsJob } from './loyalty/expire-points.ts';
import { settleLoyaltyJob } from './loyalty/settle-loyalty.ts';
import { pushCorrectionsJob } from './parity/push-corrections.ts';
import { readListingsJob } from './parity/read-listings.ts';
import { processDeliveryJob } from './process-delivery.ts';
import { replayRoutingJob } from './replay-routing.ts';
import { runAuditJob } from './run-audit.ts';
import { runImportJob } from './run-import.ts';
import { sendMailJob } from './send-mail.ts';

/** One job as its handler sees it. */
export type Job = { data: Record<string, unknown>; attempt: number; isLastAttempt: boolean };

/** What a queue's jobs do. A handler that throws is tried again, as db/queues.ts says. */
export type Handler = (ctx: Ctx, job: Job) => Promise<unknown>;

const Event = z.object({ eventId: z.number().int(), kind: z.string() });
const Delivery = z.object({ deliveryId: z.uuid() });
const Mail = z.object({ sealed: z.string() });
const Backorders = AllocateBackordersInput;

/** Every queue and what is done with its jobs. */
export const HANDLERS: Record<QueueName, Handler> = {
  'process-delivery': processDeliveryJob,
  'send-webhooks': async (ctx, { data }) => sendWebhooks(ctx, Event.parse(data)),
  'deliver-webhook': async (ctx, { data, isLastAttempt }) =>
    deliverWebhook(ctx, { ...Delivery.parse(data), isLastAttempt }),
  'allocate-backorders': async (ctx, { data }) => allocateBackorders(ctx, Backorders.parse(data)),
  'run-import': runImportJob,
  'replay-routing': replayRoutingJob,
  'assign-orders': assignOrdersJob,
  'fold-postings': foldPostings,
  'expire-reservations': expireReservations,
  'expire-pickups': expirePickups,
  'expire-lots': expireLotsJob,
  'settle-loyalty': settleLoyaltyJob,
  'expire-points': expirePointsJob,
  'book-costs': bookCostsJob,
  'run-audit': runAuditJob,
  'clean-up': (ctx) => cleanUp(ctx, {}),
  'check-parity': (ctx) => checkParity(ctx),
  'sweep-parity': (ctx) => sweepParity(ctx),
  'read-listings': readListingsJob,
  'push-corrections': pushCorrectionsJob,
  'watch-channels': watchChannelsJob,
  'learn-arrivals': learnArrivalsJob,
  'send-summaries': sendSummariesJob,
  'forecast-demand': forecastDemandJob,
  'fit-predictions': fitPredictionsJob,
  'link-customers': linkCustomersJob,
  'erase-person': erasePersonJob,
  'send-mail': async (_ctx, { data }) => sendMailJob(Mail.parse(data)),
};
