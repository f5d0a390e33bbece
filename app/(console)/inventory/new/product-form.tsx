'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Facets } from '#domains/catalog/list-facets.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { addProduct } from '../actions.ts';
import type { Unit } from '../amount-unit.ts';
import { ProductFields, readProduct } from '../product-fields.tsx';
import { type FieldErrors, NO_TEXTS, readVariant } from '../read-variant.ts';
import { VariantFields } from '../variant-fields.tsx';

type Props = {
  facets: Facets;
  taxClasses: readonly string[];
  unit: Unit;
  seesCost: boolean;
  /** A scanned code that nothing has yet. */
  barcode: string;
};

/** Writes a new product: the product itself, and one part for each variant. */
export function ProductForm({ facets, taxClasses, unit, seesCost, barcode }: Props) {
  const t = useTranslations('inventory.form');
  const router = useRouter();
  const prefs = usePrefs();
  const nth = (index: number) => formatNumber(index + 1, prefs);
  const [variantKeys, setVariantKeys] = useState([0]);
  const [errors, setErrors] = useState<FieldErrors>({});
  const { run, isPending, failure } = useAction(addProduct, ({ variants }) => {
    void notify(t('created'));
    router.push(asRoute(`/inventory/${variants[0]?.id ?? ''}`));
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = { needed: t('needed'), notANumber: t('notANumber') };
    const product = readProduct(form);
    const read = variantKeys.map((key) =>
      readVariant(form, { prefix: `${key}.`, before: NO_TEXTS, unit, words }),
    );
    const found: FieldErrors = Object.assign({}, ...read.map((one) => one.errors));
    if (product.title === '') found['product.title'] = t('needed');
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    run({ ...product, variants: read.map((one) => one.variant) });
  }

  const problems = Object.keys(errors).length;
  const taken = failure?.code === 'CONFLICT' ? failure.details.sku : undefined;
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      {problems > 0 ? <Banner tone="bad" title={t('fix', { count: problems })} /> : null}
      <FailureNote
        failure={failure}
        words={typeof taken === 'string' ? t('skuTaken', { sku: taken }) : null}
      />
      <Panel title={t('product')}>
        <ProductFields
          texts={{ title: '', brand: '', category: '', description: '', taxClass: taxClasses[0] ?? '' }}
          errors={errors}
          facets={facets}
          taxClasses={taxClasses}
        />
      </Panel>
      {variantKeys.map((key, index) => (
        <Panel
          key={key}
          title={variantKeys.length > 1 ? t('variant', { number: nth(index) }) : t('variants')}
          action={
            variantKeys.length > 1 ? (
              <IconButton
                label={t('removeVariant', { number: nth(index) })}
                icon={<Trash2 aria-hidden />}
                onClick={() => setVariantKeys(variantKeys.filter((one) => one !== key))}
              />
            ) : null
          }
        >
          <VariantFields
            prefix={`${key}.`}
            texts={{ ...NO_TEXTS, barcodes: key === 0 ? barcode : '' }}
            errors={errors}
            unit={unit}
            seesCost={seesCost}
          />
        </Panel>
      ))}
      <div className="flex flex-wrap justify-between gap-3">
        <Button onClick={() => setVariantKeys([...variantKeys, Math.max(...variantKeys) + 1])}>
          <Plus aria-hidden />
          {t('addVariant')}
        </Button>
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}
