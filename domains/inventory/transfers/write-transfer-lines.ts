import type { Tx } from '#db/client.ts';
import { stockTransferLines } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Writes the lines of a draft in the order given, in the place of those that it had.
 * @throws NOT_FOUND for an unknown variant; INVALID_INPUT for a service.
 */
export async function writeTransferLines(
  tx: Tx,
  transferId: string,
  lines: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; sku: string; kind: string }>(
    'select id, sku, kind from variants where id = any ($1::uuid[])',
    [lines.map((line) => line.variantId)],
  );
  const service = rows.find((row) => row.kind !== 'goods');
  if (service) {
    throw new AppError('INVALID_INPUT', `${service.sku} has no stock of its own.`, {
      details: { reason: 'noStock', sku: service.sku },
    });
  }
  if (rows.length < lines.length) throw new AppError('NOT_FOUND', 'A variant does not exist (any more).');
  await tx.$client.query('delete from stock_transfer_lines where transfer_id = $1', [transferId]);
  if (lines.length === 0) return;
  await tx
    .insert(stockTransferLines)
    .values(lines.map((line, position) => ({ transferId, position, ...line })));
}
