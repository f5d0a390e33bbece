import { useTranslations } from 'next-intl';
import { buttonLook } from '#components/ui/button.tsx';

/** Says that an address leads nowhere. Every page carries it along for the case: no links of the router, no pictures. */
export function NothingHere() {
  const t = useTranslations('common.empty');
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-28 text-center">
      <p className="text-md font-medium">{t('notFoundTitle')}</p>
      <p className="text-quiet">{t('notFoundHint')}</p>
      <a href="/today" className={buttonLook({ look: 'primary', className: 'mt-2' })}>
        {t('toStart')}
      </a>
    </div>
  );
}
