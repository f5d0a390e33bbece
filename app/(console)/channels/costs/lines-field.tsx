'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { FIELD_LOOK, FieldFrame, fieldAttributes } from '#components/form/field-frame.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';

const ROWS = 8;

/** Lines of a bill, written or pasted from a spreadsheet. Its name in the form is `lines`. */
export function LinesField({
  label,
  help,
  badLine,
}: {
  label: string;
  help: string;
  badLine: number | null;
}) {
  const t = useTranslations('costs');
  const prefs = usePrefs();
  const id = useId();
  const texts = {
    label,
    help,
    error: badLine === null ? undefined : t('lineUnclear', { line: formatNumber(badLine, prefs) }),
  };
  return (
    <FieldFrame id={id} {...texts}>
      <textarea
        name="lines"
        rows={ROWS}
        dir="ltr"
        required
        className={`py-2 ${FIELD_LOOK}`}
        {...fieldAttributes(id, texts)}
      />
    </FieldFrame>
  );
}
