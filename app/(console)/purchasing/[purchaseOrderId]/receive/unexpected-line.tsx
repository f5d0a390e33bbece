'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { UnitsBox } from './units-box.tsx';

/** Goods that came and that nobody had ordered; why they are kept must be said. */
export type Unexpected = { variantId: string; sku: string; title: string; good: number; reason: string };

type Props = { line: Unexpected; onChange: (line: Unexpected) => void; onRemove: () => void };

/** One kind of goods that is not on the order. */
export function UnexpectedLine({ line, onChange, onRemove }: Props) {
  const t = useTranslations('purchasing.receive');
  return (
    <li className="flex flex-col gap-2 rounded-md border border-warn-line bg-surface p-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <UserText className="block font-medium">{line.title}</UserText>
          <p className="flex items-center gap-2 text-sm text-quiet">
            <Ltr>{line.sku}</Ltr>
            <Badge tone="warn">{t('unexpected')}</Badge>
          </p>
        </div>
        <IconButton label={t('leaveOut', { sku: line.sku })} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
      <UnitsBox
        label={t('goodOf', { sku: line.sku })}
        value={line.good}
        onChange={(good) => onChange({ ...line, good })}
      />
      <TextField
        label={t('why')}
        maxLength={500}
        value={line.reason}
        onChange={(event) => onChange({ ...line, reason: event.target.value })}
      />
    </li>
  );
}

/** The variant that a code stands for, and how many pieces of it; null when nobody knows it. */
export async function findVariant(
  code: string,
): Promise<{ id: string; sku: string; title: string; factor: number } | null | 'failed'> {
  try {
    const response = await fetch(`/api/stock/scan?code=${encodeURIComponent(code)}`);
    return response.ok ? await response.json() : 'failed';
  } catch {
    // No answer is told in words; the next scan asks again.
    return 'failed';
  }
}
