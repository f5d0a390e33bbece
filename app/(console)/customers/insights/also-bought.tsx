import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { BoughtProduct, listAlsoBought } from '#domains/predictions/insights/list-also-bought.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = {
  words: string;
  found: readonly BoughtProduct[];
  also: Awaited<ReturnType<typeof listAlsoBought>>;
  prefs: Prefs;
};

/** A product by its name, and what the people who bought it also bought. Works without script. */
export function AlsoBought({ words, found, also, prefs }: Props) {
  const t = useTranslations('insights.also');
  return (
    <Panel
      title={t('title')}
      action={<Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />}
    >
      <form action="#also" className="flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1 sm:max-w-sm">
          <TextField label={t('search')} name="product-name" defaultValue={words} maxLength={100} />
        </div>
        <Button type="submit">{t('find')}</Button>
      </form>
      {found.length > 0 ? (
        <ul className="mt-3 flex flex-wrap gap-2">
          {found.map(({ id, title, buyers }) => (
            <li key={id}>
              <Link
                href={asRoute(`/customers/insights?product=${id}#also`)}
                scroll={false}
                className="inline-flex gap-2 rounded-md border border-line px-2.5 py-1 hover:bg-neutral-3 pointer-coarse:py-2.5"
              >
                <bdi>{title}</bdi>
                <span className="text-quiet">{t('buyers', { count: buyers })}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : words !== '' && !also ? (
        <p className="mt-3 text-quiet">{t('notFound')}</p>
      ) : null}
      {also ? <Pairs also={also} prefs={prefs} /> : null}
    </Panel>
  );
}

const CELL = 'border-b border-line px-2 py-1.5 text-start';

function Pairs({ also, prefs }: { also: NonNullable<Props['also']>; prefs: Prefs }) {
  const t = useTranslations('insights.also');
  const { product, rows } = also;
  return (
    <div className="mt-4 overflow-x-auto">
      <p className="mb-2">
        {t.rich('of', {
          title: () => <bdi className="font-medium">{product.title}</bdi>,
          count: product.buyers,
        })}
      </p>
      {rows.length === 0 ? (
        <p className="text-quiet">{t('tooFew')}</p>
      ) : (
        <table className="w-full text-sm">
          <thead>
            <tr className="text-quiet">
              {(['product', 'both', 'lift', 'sure'] as const).map((column) => (
                <th key={column} scope="col" className={`${CELL} font-normal`}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, both, lift, ratio, isSure }) => (
              <tr key={id}>
                <th scope="row" className={`${CELL} font-normal`}>
                  <Link
                    href={asRoute(`/customers/insights?product=${id}#also`)}
                    scroll={false}
                    className="hover:underline"
                  >
                    <bdi>{title}</bdi>
                  </Link>
                </th>
                <td className={CELL}>{t('buyers', { count: both })}</td>
                <td className={CELL}>{t('times', { lift })}</td>
                <td className={CELL}>
                  <Badge tone={isSure ? 'ok' : 'neutral'}>{t(isSure ? 'isSure' : 'isUnsure')}</Badge>{' '}
                  <bdi className="text-quiet">{formatNumber(Math.round(ratio * 10) / 10, prefs)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
