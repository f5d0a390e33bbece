import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = {
  bundles: readonly { id: string; sku: string; title: string; quantity: number }[];
  prefs: Prefs;
};

/** The bundles that a variant is in. */
export function InBundles({ bundles, prefs }: Props) {
  const t = useTranslations('bundles');
  if (bundles.length === 0) return null;
  return (
    <Panel title={t('inBundles')}>
      <ul className="-my-2 flex flex-col">
        {bundles.map((bundle) => (
          <li key={bundle.id}>
            <Link
              href={asRoute(`/inventory/${bundle.id}`)}
              prefetch={false}
              className="flex min-h-9 items-center justify-between gap-3 hover:underline pointer-coarse:min-h-11"
            >
              <UserText className="truncate">{bundle.title}</UserText>
              <span className="shrink-0 text-sm text-quiet">
                {t('inOne', { count: formatNumber(bundle.quantity, prefs) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
