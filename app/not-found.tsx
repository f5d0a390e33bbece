import { useTranslations } from 'next-intl';
import { buttonLook } from '#components/ui/button.tsx';

/** Every page carries this one along for the case, so it is drawn without links of the router and without pictures. */
export default function NotFound() {
  const t = useTranslations('common.empty');
  return (
    <main className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-28 text-center">
      <p className="text-md font-medium">{t('notFoundTitle')}</p>
      <p className="text-quiet">{t('notFoundHint')}</p>
      <a href="/today" className={buttonLook({ look: 'primary', className: 'mt-2' })}>
        {t('toStart')}
      </a>
    </main>
  );
}
