import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { VariantFacts } from '#domains/catalog/get-variant.ts';

/** The other variants of the same product. */
export function Siblings({ siblings }: Pick<VariantFacts, 'siblings'>) {
  const t = useTranslations('inventory.variant');
  if (siblings.length === 0) return null;
  return (
    <Panel title={t('siblings')}>
      <ul className="-my-2 flex flex-col">
        {siblings.map((sibling) => (
          <li key={sibling.id}>
            <Link
              href={asRoute(`/inventory/${sibling.id}`)}
              prefetch={false}
              className="flex min-h-9 items-center justify-between gap-3 hover:underline pointer-coarse:min-h-11"
            >
              <UserText className="truncate">{sibling.title}</UserText>
              <Ltr className="shrink-0 text-sm text-quiet">{sibling.sku}</Ltr>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
