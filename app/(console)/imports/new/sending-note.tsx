'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { FILE_BYTES } from '#lib/tabular/limits.ts';
import type { SendFailure } from './send-file.ts';

/** A megabyte as people count files. */
export const MEGABYTE = 1024 * 1024;

/** How much of a file has gone. */
export function SendingNote({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const t = useTranslations('imports.new');
  const percent = formatPercent(share, usePrefs());
  return (
    <div className="flex w-full max-w-md flex-col gap-3" aria-live="polite">
      <p className="truncate font-medium">
        <UserText>{name}</UserText>
      </p>
      <Progress label={t('uploading')} value={share} text={t('uploaded', { percent })} />
      {share === 1 ? <p className="text-sm text-quiet">{t('reading')}</p> : null}
      <Button onClick={onStop} className="self-center">
        {t('stop')}
      </Button>
    </div>
  );
}

/** Why a file was not taken, and what to do. */
export function RefusalNote({ why }: { why: SendFailure }) {
  const t = useTranslations('imports.new');
  const size = formatNumber(FILE_BYTES / MEGABYTE, usePrefs());
  const words: Partial<Record<SendFailure['code'], string>> = {
    TOO_LARGE: t('tooLarge', { size }),
    UNSUPPORTED: t('wrongKind'),
    broken: t('broken'),
  };
  return (
    <div className="w-full max-w-md text-start">
      <Banner tone="bad" title={t('failed')}>
        {words[why.code] ?? <UserText>{why.message}</UserText>}
      </Banner>
    </div>
  );
}
