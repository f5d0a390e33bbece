'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { readPrintedDay } from '#lib/read-printed-day.ts';
import type { Counted } from './count-delivery.ts';
import { nextLot, unitsOfLot, withoutBatch } from './count-lots.ts';

type Props = { counted: Counted; onChange: (counted: Counted) => void };

/** The lot that the units being counted are of, when it expires, and the lots counted before it. */
export function LotFields({ counted, onChange }: Props) {
  const t = useTranslations('lots.receive');
  const prefs = usePrefs();
  const { code = '', expires = '' } = counted.lot ?? {};
  const day = readPrintedDay(expires);
  const isWrong = expires.trim() !== '' && day === null;
  const { good, damaged } = unitsOfLot(counted);
  const change = (part: { code?: string; expires?: string }) =>
    onChange({ ...counted, lot: { code, expires, ...part } });
  return (
    <div className="flex flex-col gap-2">
      {(counted.batches ?? []).map((batch) => (
        <p key={`${batch.code} ${batch.expires}`} className="flex items-center justify-between gap-2 text-sm">
          {t('counted', { lot: batch.code, count: batch.good + batch.damaged })}
          <IconButton
            label={t('remove', { lot: batch.code })}
            icon={<X aria-hidden />}
            onClick={() => onChange(withoutBatch(counted, batch))}
          />
        </p>
      ))}
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t('lot')}
          dir="ltr"
          maxLength={80}
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => change({ code: event.target.value })}
        />
        <TextField
          label={t('expires')}
          isOptional
          dir="ltr"
          maxLength={20}
          autoComplete="off"
          value={expires}
          help={day ? t('until', { day: formatBusinessDate(day, prefs) }) : t('expiresHelp')}
          {...(isWrong ? { error: t('wrongDay') } : {})}
          onChange={(event) => change({ expires: event.target.value })}
        />
      </div>
      {code.trim() !== '' && !isWrong && good + damaged > 0 ? (
        <Button className="self-start" onClick={() => onChange(nextLot(counted))}>
          {t('another')}
        </Button>
      ) : null}
    </div>
  );
}
