import { z } from 'zod';
import { text } from '../read/fields.ts';

const money = z.object({ amount: text, currency_code: text }).nullish();

/** An amount in the shop's and in the customer's currency; null and absent for neither. */
export const moneySet = z.object({ shop_money: money, presentment_money: money }).nullish();
