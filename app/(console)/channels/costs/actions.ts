'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { mapCampaign } from '#domains/channels/costs/map-campaign.ts';
import { previewMove } from '#domains/channels/costs/preview-move.ts';
import { saveParcelTariffs } from '#domains/channels/costs/save-parcel-tariffs.ts';
import { settleFees } from '#domains/channels/costs/settle-fees.ts';
import { settleParcels } from '#domains/channels/costs/settle-parcels.ts';
import { addRecurring } from '#domains/channels/costs/shared/add-recurring.ts';
import { endRecurring } from '#domains/channels/costs/shared/end-recurring.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Keeps a cost that comes each month. */
export const keepRecurring = action(async (ctx, input: Input<typeof addRecurring>) => {
  const { months } = await addRecurring(ctx, input);
  refresh();
  return months;
});

/** Ends a cost that comes each month. */
export const stopRecurring = action(async (ctx, input: Input<typeof endRecurring>) => {
  await endRecurring(ctx, input);
  refresh();
});

/** Says which channel a campaign sells for. */
export const keepCampaign = action(async (ctx, input: Input<typeof mapCampaign>) => {
  const { moved } = await mapCampaign(ctx, input);
  refresh();
  return moved.days;
});

/** What would move if the booked days of a campaign went to a channel. */
export const previewCampaign = action((ctx, input: Input<typeof previewMove>) => previewMove(ctx, input));

/** Keeps what parcels are expected to cost. */
export const keepParcelTariffs = action(async (ctx, input: Input<typeof saveParcelTariffs>) => {
  await saveParcelTariffs(ctx, input);
  refresh();
});

/** Takes a carrier's bill. */
export const takeParcelBill = action(async (ctx, input: Input<typeof settleParcels>) => {
  const { settled, differenceMinor } = await settleParcels(ctx, input);
  refresh();
  return { settled, differenceMinor };
});

/** Takes a channel's or payment provider's statement of fees. */
export const takeFeeStatement = action(async (ctx, input: Input<typeof settleFees>) => {
  const { settled, differenceMinor } = await settleFees(ctx, input);
  refresh();
  return { settled, differenceMinor };
});
