import { getTranslations } from 'next-intl/server';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listBundles } from '#domains/catalog/list-bundles.ts';
import type { Ctx } from '#domains/context.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BundleRows } from './bundle-rows.tsx';

const FIRST_ROWS = 5;

/** The first bundles that a search of the stock finds: they have no stock of their own, so its list cannot show them. */
export async function BundlesPanel({ ctx, prefs, search }: { ctx: Ctx; prefs: Prefs; search: string }) {
  const [t, { rows, after }] = await Promise.all([
    getTranslations('bundles'),
    listBundles(ctx, { search, limit: FIRST_ROWS }),
  ]);
  if (rows.length === 0) return null;
  const all = search === '' ? '/inventory/bundles' : `/inventory/bundles?q=${encodeURIComponent(search)}`;
  return (
    <div className="mb-4">
      <Panel title={t('list')} action={after ? <LinkButton href={all}>{t('all')}</LinkButton> : null}>
        <BundleRows rows={rows} prefs={prefs} />
      </Panel>
    </div>
  );
}
