'use client';

import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { StockCount } from '#domains/inventory/counts/get-count.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { findVariant } from '../../../purchasing/[purchaseOrderId]/receive/unexpected-line.tsx';
import { findByCode, piecesOfCode } from '../../transfers/[transferId]/draft-lines.ts';
import { findOnCount, handIn } from '../actions.ts';
import { CountedLine, type ShownLine } from './counted-line.tsx';
import { useScanQueue } from './use-scan-queue.ts';

/** Counts with a scanner or by hand, on a phone as well; each scan is sent on its own and kept until it has arrived. */
export function CountForm({ count }: { count: StockCount }) {
  const t = useTranslations('stock-work.count');
  const prefs = usePrefs();
  const [lines, setLines] = useState<readonly ShownLine[]>(
    count.lines.filter((line) => isToCount(line.state)),
  );
  const hasMore = count.sums.all > count.lines.length;
  const [isZero, setZero] = useState(false);
  const { countedOf, add, learn, waiting, failure } = useScanQueue(
    count.id,
    Object.fromEntries(count.lines.map((line) => [line.variantId, line.counted])),
  );
  const submit = useAction(
    handIn,
    ({ status }) => void notify(t(status === 'approved' ? 'handIn.over' : 'handIn.waits')),
  );

  async function onScan(code: string): Promise<ScanResult> {
    const known = findByCode(lines, code);
    if (known) return take(known, 'right', piecesOfCode(known, code));
    const found = await findVariant(code);
    if (found === 'failed') return { tone: 'unknown', text: t('scan.failed') };
    if (!found) return { tone: 'unknown', text: t.rich('scan.unknown', { code: () => <Ltr>{code}</Ltr> }) };
    const { id: variantId, sku, title, factor } = found;
    const expected = hasMore ? await findOnCount({ countId: count.id, variantId }).catch(() => null) : null;
    if (expected?.ok && expected.data) {
      const line = expected.data;
      learn(variantId, line.counted);
      setLines((now) => [line, ...now]);
      return take(line, 'right', factor);
    }
    // The code of a box is asked for again each time: it is more than one piece.
    const barcodes = factor === 1 ? [code] : [];
    const extra = { variantId, sku, title, zone: '', bin: '', barcodes, units: [], books: null };
    if (!lines.some((line) => line.variantId === variantId)) setLines((now) => [extra, ...now]);
    return take(extra, 'tooMany', factor);
  }

  function take(line: ShownLine, tone: 'right' | 'tooMany', pieces: number): ScanResult {
    add(line.variantId, pieces);
    const values = {
      name: () => <UserText>{line.title}</UserText>,
      counted: formatNumber(countedOf(line.variantId) ?? 0, prefs),
    };
    return { tone, text: t.rich(tone === 'right' ? 'scan.counted' : 'scan.unexpected', values) };
  }

  return (
    <div className="flex flex-col gap-4">
      <ScanField label={t('scan.label')} submit={t('scan.count')} onScan={onScan} />
      <FailureNote failure={failure ?? submit.failure} />
      {waiting > 0 ? (
        <p role="status" className="flex items-center gap-2 text-warn">
          <CloudOff aria-hidden className="size-4" />
          {t('waiting', { count: waiting })}
        </p>
      ) : null}
      <ul aria-label={t('lines')} className="flex flex-col gap-3">
        {lines.map((line) => (
          <CountedLine
            key={line.variantId}
            line={line}
            counted={countedOf(line.variantId)}
            onCount={(change) => add(line.variantId, change)}
          />
        ))}
      </ul>
      <Checkbox
        label={t('handIn.zero')}
        checked={isZero}
        onChange={(event) => setZero(event.target.checked)}
      />
      <Button
        look="primary"
        size="large"
        disabled={submit.isPending || waiting > 0}
        onClick={() => submit.run({ countId: count.id, uncounted: isZero ? 'zero' : 'leave' })}
      >
        {t('handIn.action')}
      </Button>
    </div>
  );
}

function isToCount(state: StockCount['lines'][number]['state']): boolean {
  return state === 'open' || state === 'left';
}
