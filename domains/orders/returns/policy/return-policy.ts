import { z } from 'zod';

const MAX_RULES = 50;
const MAX_DAYS = 3_650;

/** One rule of the policy: for which goods it speaks, and what it asks. Lists that are empty speak for all. */
export const ReturnRuleInput = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  categories: z.array(z.string().max(200)).max(100).default([]),
  channelIds: z.array(z.uuid()).max(100).default([]),
  /** Days after the goods reached the customer; 0 means never. */
  days: z.int().min(0).max(MAX_DAYS),
  needsReceipt: z.boolean(),
  needsTag: z.boolean(),
  /** Kept of the price of each unit, in hundredths of a percent. */
  feeBasisPoints: z.int().min(0).max(10_000).default(0),
});

/** The whole policy: the first rule that speaks for a unit decides; goods that no rule speaks for do not come back. */
export const ReturnPolicyInput = z.strictObject({
  rules: z.array(ReturnRuleInput).min(1).max(MAX_RULES),
  /** Goods without an order of ours are worth the lowest price they sold for in these days. */
  lowestPriceDays: z.int().min(1).max(MAX_DAYS).default(90),
});

/** One rule of the return policy. */
export type ReturnRule = z.output<typeof ReturnRuleInput>;

/** The rules in the order in which they are asked. */
export type ReturnPolicy = z.output<typeof ReturnPolicyInput>;

/** What holds until the owner has decided something: thirty days, with a receipt. Its rule has no name of its own. */
export const FIRST_POLICY: ReturnPolicy = {
  rules: [
    {
      id: '00000000-0000-7000-8000-000000000001',
      name: '-',
      categories: [],
      channelIds: [],
      days: 30,
      needsReceipt: true,
      needsTag: false,
      feeBasisPoints: 0,
    },
  ],
  lowestPriceDays: 90,
};
