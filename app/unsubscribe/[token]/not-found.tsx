import { useTranslations } from 'next-intl';

/** What a customer reads whose link was cut or mistyped: never the way into the console. */
export default function UnknownLink() {
  const t = useTranslations('privacy.unsubscribe');
  return (
    <header className="flex flex-col gap-1">
      <h1 className="text-lg font-semibold text-balance">{t('unknown')}</h1>
      <p className="text-quiet">{t('unknownHint')}</p>
    </header>
  );
}
