'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Facets } from '#domains/catalog/list-facets.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { changeVariant } from '../../actions.ts';
import type { Unit } from '../../amount-unit.ts';
import { ProductFields, type ProductTexts, readProduct } from '../../product-fields.tsx';
import { type FieldErrors, readVariant, type VariantTexts } from '../../read-variant.ts';
import { VariantFields } from '../../variant-fields.tsx';

type Props = {
  variantId: string;
  productId: string;
  isArchived: boolean;
  texts: VariantTexts;
  product: ProductTexts;
  facets: Facets;
  taxClasses: readonly string[];
  unit: Unit;
  seesCost: boolean;
};

/** Changes one variant and its product; fields that nobody touched stay exactly as they are kept. */
export function VariantForm(props: Props) {
  const { variantId, productId, isArchived, texts, product, facets, taxClasses, unit, seesCost } = props;
  const t = useTranslations('inventory.form');
  const tAction = useTranslations('common.action');
  const router = useRouter();
  const [errors, setErrors] = useState<FieldErrors>({});
  const page = `/inventory/${variantId}`;
  const { run, isPending, failure } = useAction(changeVariant, () => {
    void notify(t('saved'));
    router.push(asRoute(page));
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = { needed: t('needed'), notANumber: t('notANumber') };
    const typed = readProduct(form);
    const { variant, errors: found } = readVariant(form, { prefix: '', before: texts, unit, words });
    if (typed.title === '') found['product.title'] = t('needed');
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    run({
      variant: {
        ...variant,
        variantId,
        title: variant.title ?? typed.title,
        isArchived: form.get('isArchived') === 'on',
      },
      product: { ...typed, productId },
    });
  }

  const problems = Object.keys(errors).length;
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      {problems > 0 ? <Banner tone="bad" title={t('fix', { count: problems })} /> : null}
      <FailureNote failure={failure} />
      <Panel title={t('variants')}>
        <div className="flex flex-col gap-4">
          <VariantFields prefix="" texts={texts} errors={errors} unit={unit} seesCost={seesCost} />
          <Checkbox name="isArchived" label={t('isArchived')} defaultChecked={isArchived} />
        </div>
      </Panel>
      <Panel title={t('product')}>
        <ProductFields texts={product} errors={errors} facets={facets} taxClasses={taxClasses} />
      </Panel>
      <div className="flex justify-end gap-3">
        <LinkButton size="large" href={page}>
          {tAction('cancel')}
        </LinkButton>
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
