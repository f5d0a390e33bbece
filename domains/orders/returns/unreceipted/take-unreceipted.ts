import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { returnLines, returnPayouts, returns } from '#db/schema/index.ts';
import { readReturnPlaces } from '#domains/fulfilment/read-return-places.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { post } from '#domains/money/post.ts';
import { sumParts } from '#domains/money/posting-parts.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { dayIn } from '#lib/time.ts';
import { begin, command } from '../../../command.ts';
import type { CommandContext, Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { type Approver, checkPin } from '../../../team/pin/check-pin.ts';
import { refusalsOf, requireAllowed } from '../desk/judge-lines.ts';
import { ProvenApprover } from '../desk/take-return.ts';
import { UnreceiptedInput } from '../input.ts';
import type { ReturnJudgement } from '../policy/judge-return.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { judgeUnreceipted } from './judge-unreceipted.ts';
import { readUnreceiptedVariants } from './read-variants.ts';
import { type UnreceiptedVariant, type UnreceiptedWorth, valueUnits } from './value-units.ts';

/**
 * Takes goods back whose order nobody finds, at the lowest price that they sold for of late. Policy and manager's PIN
 * as in `takeReturn`; money and stock are in the reporting currency and at the place where they come back.
 * @throws CONFLICT naming what the policy refuses, and for a service; FORBIDDEN for a wrong PIN.
 */
export async function takeUnreceipted(ctx: Ctx, raw: z.input<typeof UnreceiptedInput>, address: string) {
  const { approval, ...input } = begin(ctx, 'return.unreceipted', UnreceiptedInput, raw).input;
  const approver: Approver | null = approval
    ? await checkPin(ctx, approval, { verb: 'return.override', address })
    : null;
  return carryUnreceipted(ctx, { ...input, approver });
}

const Input = UnreceiptedInput.omit({ approval: true }).extend({ approver: ProvenApprover });
type Taken = z.output<typeof Input>;
type TakenLine = Taken['lines'][number] & {
  variant: UnreceiptedVariant;
  judgement: ReturnJudgement;
  worth: UnreceiptedWorth;
};
type Business = { currency: string; timeZone: string };

const carryUnreceipted = command('return.unreceipted', {
  input: Input,
  run: async (tx, input, ctx) => {
    const { approver } = input;
    const business = await readBusiness(tx, input.channelId);
    const { version, policy } = await readPolicy(tx);
    const today = dayIn(business.timeZone, ctx.now);
    const known = await readUnreceiptedVariants(
      tx,
      input.lines.map((line) => line.variantId),
      { today, days: policy.lowestPriceDays },
    );
    const lines = input.lines.map((line): TakenLine => {
      const variant = known.get(line.variantId)!;
      requireGoods(variant);
      const { category } = variant;
      const facts = { category, channelId: input.channelId, isTagIntact: line.isTagIntact };
      const judgement = judgeUnreceipted(facts, policy, today);
      const { feeBasisPoints } = judgement;
      return { ...line, variant, judgement, worth: valueUnits(variant, { ...line, feeBasisPoints }) };
    });
    const refused = refusalsOf(lines.map(({ variant, judgement }) => ({ sku: variant.sku, judgement })));
    requireAllowed(refused, approver !== null);
    if (input.method && !approver) allow(ctx.actor, 'order.refund');
    const money = moneyOf(lines, input.method !== undefined);
    const number = await write(tx, input, { lines, money, business, today, policyVersion: version, ctx });
    const told = { returnId: input.returnId, returnNumber: number, ...money };
    return {
      result: told,
      subjectKind: 'return',
      subjectId: input.returnId,
      summary: {
        return: number,
        amountMinor: money.amountMinor,
        ...(approver
          ? { approvedBy: approver.name, approvalReason: approver.reason, overridden: refused }
          : {}),
      },
      after: { ...told, lines: input.lines },
      events: [...new Set(lines.map((line) => line.variantId))].map((variantId) => ({
        kind: 'stock.changed' as const,
        subjectKind: 'variant',
        subjectId: variantId,
        payload: { reason: 'return', locationId: input.locationId },
      })),
    };
  },
});

async function readBusiness(tx: Tx, channelId: string): Promise<Business> {
  const { rows } = await tx.$client.query<Business>(
    `select b.reporting_currency as currency, b.time_zone as "timeZone"
     from business b cross join channels c where c.id = $1`,
    [channelId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', `There is no channel ${channelId}.`, {
    details: { reason: 'gone', thing: 'channel' },
  });
}

function requireGoods(variant: UnreceiptedVariant): void {
  if (variant.kind === 'goods') return;
  throw new AppError('CONFLICT', `${variant.sku} is a service and cannot come back.`, {
    details: { reason: 'notGoods', sku: variant.sku },
  });
}

type Money = { amountMinor: number; taxMinor: number; feeMinor: number; paidOutMinor: number };

function moneyOf(lines: readonly TakenLine[], isPaidOut: boolean): Money {
  const sum = (pick: (worth: UnreceiptedWorth) => number) =>
    lines.reduce((all, { worth }) => all + pick(worth), 0);
  const amountMinor = sum((worth) => worth.amountMinor);
  const taxMinor = sum((worth) => worth.taxMinor);
  const feeMinor = isPaidOut ? sum((worth) => worth.feeMinor) : 0;
  return { amountMinor, taxMinor, feeMinor, paidOutMinor: isPaidOut ? amountMinor + taxMinor - feeMinor : 0 };
}

type Facts = {
  lines: TakenLine[];
  money: Money;
  business: Business;
  today: string;
  policyVersion: number;
  ctx: CommandContext;
};

async function write(tx: Tx, input: Taken, facts: Facts): Promise<number> {
  const { lines, money, business, today, policyVersion, ctx } = facts;
  const { returnId, channelId, locationId, approver } = input;
  const [written] = await tx
    .insert(returns)
    .values({
      id: returnId,
      channelId,
      locationId,
      currency: business.currency,
      at: ctx.now,
      day: today,
      reason: input.note,
      reasonCode: input.reasonCode,
      policyVersion,
      feeMinor: money.feeMinor,
      approvedBy: approver?.id ?? null,
      approvalReason: approver?.reason ?? null,
    })
    .returning({ number: returns.number });
  await tx.insert(returnLines).values(
    lines.map(({ variant, worth, quantity, condition, disposition }) => ({
      id: newId(ctx.now.getTime()),
      returnId,
      variantId: variant.id,
      sku: variant.sku,
      title: variant.title,
      quantity,
      amountMinor: worth.amountMinor,
      taxMinor: worth.taxMinor,
      costMinor: worth.costMinor,
      condition,
      disposition,
    })),
  );
  if (input.method && money.paidOutMinor > 0) {
    const amountMinor = money.paidOutMinor;
    await tx
      .insert(returnPayouts)
      .values({ id: newId(ctx.now.getTime()), returnId, method: input.method, amountMinor, at: ctx.now });
  }
  await move(tx, input, facts);
  await postReturn(tx, input, facts);
  return written!.number;
}

async function move(tx: Tx, input: Taken, { lines, ctx }: Facts): Promise<void> {
  const places = await readReturnPlaces(
    tx,
    input.locationId,
    lines.map((line) => line.disposition),
  );
  await moveStock(
    tx,
    lines.map(({ variant, quantity, disposition }) => ({
      at: ctx.now,
      variantId: variant.id,
      quantity,
      fromLocationId: places.customer,
      toLocationId: places.placeOf(disposition),
      reason: 'return' as const,
      causeKind: 'return',
      causeId: input.returnId,
      actorName: ctx.actor.name,
      unitCostMicros: disposition === 'shelf' ? variant.costMicros : null,
    })),
  );
}

async function postReturn(tx: Tx, input: Taken, { lines, money, today, ctx }: Facts): Promise<void> {
  await post(tx, [
    {
      kind: 'return',
      at: ctx.now,
      day: today,
      channelId: input.channelId,
      locationId: input.locationId,
      causeId: input.returnId,
      amounts: {
        returnsMinor: money.amountMinor,
        taxMinor: -money.taxMinor,
        handlingMinor: -money.feeMinor,
        cogsMinor: -lines.reduce((sum, { worth }) => sum + (worth.costMinor ?? 0), 0),
        returnedUnits: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      },
      parts: sumParts(
        lines.map(({ variant, worth, quantity }) => [
          variant.id,
          0,
          0,
          worth.amountMinor,
          -(worth.costMinor ?? 0),
          0,
          quantity,
          0,
        ]),
      ),
    },
  ]);
}
