import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

/** The way to the variants before and after this one, by SKU. */
export function Neighbours({ previousId, nextId }: { previousId: string | null; nextId: string | null }) {
  const t = useTranslations('inventory.variant');
  return (
    <>
      <Step
        id={previousId}
        label={t('previous')}
        icon={<ChevronLeft aria-hidden className="rtl:rotate-180" />}
      />
      <Step id={nextId} label={t('next')} icon={<ChevronRight aria-hidden className="rtl:rotate-180" />} />
    </>
  );
}

function Step({ id, label, icon }: { id: string | null; label: string; icon: ReactNode }) {
  if (id === null) return <IconButton look="secondary" label={label} icon={icon} disabled />;
  return (
    <LinkButton size="icon" href={`/inventory/${id}`} aria-label={label} title={label}>
      {icon}
    </LinkButton>
  );
}
