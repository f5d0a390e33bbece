import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import type { Unit } from './amount-unit.ts';
import type { FieldErrors, VariantTexts } from './read-variant.ts';

type Props = {
  /** Stands before each field's name, so that one form holds several variants. */
  prefix: string;
  texts: VariantTexts;
  errors: FieldErrors;
  unit: Unit;
  seesCost: boolean;
};

/** The fields of one variant. */
export function VariantFields({ prefix, texts, errors, unit, seesCost }: Props) {
  const t = useTranslations('inventory.form');
  const field = (name: keyof VariantTexts & string) => ({
    name: `${prefix}${name}`,
    defaultValue: texts[name] as string,
    error: errors[`${prefix}${name}`],
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField {...field('sku')} label={t('sku')} help={t('skuHelp')} dir="ltr" maxLength={200} />
      <TextField
        {...field('title')}
        label={t('variantTitle')}
        help={t('variantTitleHelp')}
        isOptional
        maxLength={300}
      />
      <NumberField {...field('price')} label={t('price', { unit: unit.name })} decimals={unit.decimals} />
      {seesCost ? (
        <NumberField
          {...field('cost')}
          label={t('cost', { unit: unit.name })}
          decimals={unit.decimals}
          isOptional
        />
      ) : null}
      <NumberField
        {...field('reorderPoint')}
        label={t('reorderPoint')}
        help={t('reorderPointHelp')}
        isOptional
      />
      <NumberField {...field('weight')} label={t('weight')} isOptional />
      <TextAreaField
        {...field('barcodes')}
        label={t('barcodes')}
        help={t('barcodesHelp')}
        isOptional
        dir="ltr"
        rows={2}
      />
      <div className="flex items-end">
        <Checkbox
          name={`${prefix}allowsBackorder`}
          label={t('allowsBackorder')}
          defaultChecked={texts.allowsBackorder}
        />
      </div>
    </div>
  );
}
