import type { useTranslations } from 'next-intl';
import type { Annotation } from '#domains/analytics/board/annotations/list-annotations.ts';

/** An annotation in words: what somebody wrote, or the name of a public holiday in the reader's language. */
export function sayAnnotation(
  { text, holiday }: Pick<Annotation, 'text' | 'holiday'>,
  t: ReturnType<typeof useTranslations<'holidays'>>,
): string {
  if (!holiday) return text;
  const name = t(`names.${holiday.key as HolidayName}`);
  return holiday.isInstead ? t('instead', { name }) : name;
}

type HolidayName = Parameters<ReturnType<typeof useTranslations<'holidays.names'>>>[0];
