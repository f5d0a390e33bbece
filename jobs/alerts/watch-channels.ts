import { learnCourses } from '#domains/alerts/watching/learn-courses.ts';
import { learnRates } from '#domains/alerts/watching/learn-rates.ts';
import { recordOutages } from '#domains/alerts/watching/record-outages.ts';
import { watchChannels } from '#domains/alerts/watching/watch-channels.ts';
import type { Ctx } from '#domains/context.ts';

/** Notes outages for the charts, then holds every rule against what is. */
export async function watchChannelsJob(ctx: Ctx): Promise<void> {
  await recordOutages(ctx);
  await watchChannels(ctx);
}

/** Learns the rhythm of each channel and of its days anew, and looks at once what is out of the ordinary. */
export async function learnArrivalsJob(ctx: Ctx): Promise<void> {
  await learnRates(ctx);
  await learnCourses(ctx);
  await watchChannels(ctx);
}
