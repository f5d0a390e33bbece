import { useTranslations } from 'next-intl';
import { isUnitWord } from '#domains/inventory/units/counting-unit.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The words for units of counting: those that every language knows, and a shop's own as they are. */
export function useUnitWords(prefs: Prefs) {
  const t = useTranslations('units');
  return {
    nameOf: (name: string) => (isUnitWord(name) ? t(`word.${name}`) : name),
    countOf: (count: number, name: string) =>
      isUnitWord(name)
        ? t(`counted.${name}`, { count })
        : t('countedOwn', { count: formatNumber(count, prefs), name }),
  };
}
