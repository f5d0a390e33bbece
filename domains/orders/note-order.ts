import { command } from '../command.ts';
import { NoteOrderInput } from './input.ts';
import { loadOrder } from './steps/load-order.ts';
import { saveOrder } from './steps/save-order.ts';
import { changed, orderEvent } from './steps/tell-order.ts';

/** Writes the note and the tags of an order; what is not said stays. The old text is kept in the audit row. */
export const noteOrder = command('order.note', {
  input: NoteOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    const after = {
      ...order,
      note: input.note ?? order.note,
      tags: input.tags ? [...new Set(input.tags)] : order.tags,
    };
    await saveOrder(tx, after, ctx.now);
    return {
      result: changed(after),
      subjectKind: 'order',
      subjectId: order.id,
      summary: { number: order.number },
      before: { note: order.note, tags: order.tags },
      after: { note: after.note, tags: after.tags },
      events: [orderEvent(after, 'order.noted', { note: after.note, tags: after.tags })],
    };
  },
});
