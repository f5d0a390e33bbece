import { useTranslations } from 'next-intl';

/** Says a field of an import in the reader's language; a field without words of its own is said by its key. */
export function useFieldName(): (key: string) => string {
  const t = useTranslations('imports.field');
  return (key) => (t.has(key) ? t(key) : key);
}
