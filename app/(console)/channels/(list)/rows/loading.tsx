import { useTranslations } from 'next-intl';
import { PageSkeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return <PageSkeleton label={useTranslations('common.state')('loading')} rows={14} />;
}
