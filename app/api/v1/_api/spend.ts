import { z } from 'zod';
import { RecordSpendInput, recordSpend } from '#domains/channels/costs/record-spend.ts';
import { type Operation, operation } from '../_http/operation.ts';

/** What advertising cost, as other programs report it. */
export const SPEND_OPERATIONS: Operation[] = [
  operation({
    method: 'POST',
    path: '/spend',
    verb: 'cost.write',
    summary:
      'Report what campaigns cost by day; a day that is known is restated by the difference, the same again changes nothing',
    input: RecordSpendInput,
    output: z.object({ create: z.number().int(), update: z.number().int(), unchanged: z.number().int() }),
    run: recordSpend,
  }),
];
