import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import type { Facets } from '#domains/catalog/list-facets.ts';
import type { FieldErrors } from './read-variant.ts';

/** What stands in the fields of a product before anybody types. */
export type ProductTexts = {
  title: string;
  brand: string;
  category: string;
  taxClass: string;
  description: string;
};

type Props = {
  texts: ProductTexts;
  errors: FieldErrors;
  facets: Facets;
  taxClasses: readonly string[];
};

/** The fields of a product. Brands and categories that exist are suggested; new ones may be written. */
export function ProductFields({ texts, errors, facets, taxClasses }: Props) {
  const t = useTranslations('inventory.form');
  const brands = useId();
  const categories = useId();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField
          name="product.title"
          label={t('title')}
          defaultValue={texts.title}
          error={errors['product.title']}
          maxLength={300}
        />
      </div>
      <TextField
        name="product.category"
        label={t('category')}
        defaultValue={texts.category}
        list={categories}
        isOptional
        maxLength={200}
      />
      <TextField
        name="product.brand"
        label={t('brand')}
        defaultValue={texts.brand}
        list={brands}
        isOptional
        maxLength={200}
      />
      {taxClasses.length > 1 ? (
        <SelectField
          name="product.taxClass"
          label={t('taxClass')}
          defaultValue={texts.taxClass}
          options={taxClasses.map((value) => ({ value, label: value }))}
        />
      ) : null}
      <div className="sm:col-span-2">
        <TextAreaField
          name="product.description"
          label={t('description')}
          defaultValue={texts.description}
          isOptional
          rows={3}
          maxLength={20_000}
        />
      </div>
      <Suggestions id={categories} values={facets.categories} />
      <Suggestions id={brands} values={facets.brands} />
    </div>
  );
}

/** What the fields say; the title is there even where nothing else is. */
export function readProduct(form: FormData) {
  const text = (name: string) => String(form.get(`product.${name}`) ?? '').trim();
  return {
    title: text('title'),
    brand: text('brand') || null,
    category: text('category') || null,
    description: text('description'),
    taxClass: text('taxClass') || undefined,
  };
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
