import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { VariantFacts } from '#domains/catalog/get-variant.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const MICROS_PER_MINOR = 1_000_000;

type Props = { variant: VariantFacts; currency: string; seesCost: boolean; prefs: Prefs };

/** What a variant is: codes, price, and the cost for who may see it. */
export function Facts({ variant, currency, seesCost, prefs }: Props) {
  const t = useTranslations('inventory.variant');
  const { product } = variant;
  const fact = (key: string, value: ReactNode) => ({ name: t(`fact.${key}`), value });
  const text = (value: string | null) => (value ? <UserText>{value}</UserText> : '–');
  const weight = variant.weightGrams;
  const price = <Money amountMinor={variant.priceMinor} currency={currency} prefs={prefs} />;
  const point = variant.reorderPoint;
  return (
    <Panel title={t('facts')}>
      <StatRow
        stats={[
          fact('sku', <Ltr className="break-all">{variant.sku}</Ltr>),
          fact('barcodes', <Barcodes codes={variant.barcodes} />),
          fact('price', price),
          ...(seesCost ? costFacts(variant, { currency, prefs, fact, unknown: t('fact.unknown') }) : []),
          fact('category', text(product.category)),
          fact('brand', text(product.brand)),
          ...Object.entries(variant.options).map(([name, value]) => ({ name, value: text(value) })),
          fact('weight', weight === null ? '–' : t('fact.grams', { grams: formatNumber(weight, prefs) })),
          fact('reorderPoint', point === null ? '–' : formatNumber(point, prefs)),
          fact('backorder', t(variant.allowsBackorder ? 'fact.yes' : 'fact.no')),
        ]}
      />
    </Panel>
  );
}

function Barcodes({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return '–';
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          <Ltr>{code}</Ltr>
        </li>
      ))}
    </ul>
  );
}

type Fact = { name: string; value: ReactNode };
type More = {
  currency: string;
  prefs: Prefs;
  unknown: string;
  fact: (key: string, value: ReactNode) => Fact;
};

function costFacts(
  { costMicros, priceMinor }: VariantFacts,
  { currency, prefs, fact, unknown }: More,
): Fact[] {
  if (costMicros === null) return [fact('cost', unknown)];
  const costMinor = Math.round(costMicros / MICROS_PER_MINOR);
  const marginMinor = priceMinor - costMinor;
  const share = priceMinor > 0 ? ` · ${formatPercent(marginMinor / priceMinor, prefs)}` : '';
  return [
    fact('cost', <Money amountMinor={costMinor} currency={currency} prefs={prefs} />),
    fact(
      'margin',
      <>
        <Money amountMinor={marginMinor} currency={currency} prefs={prefs} />
        {share}
      </>,
    ),
  ];
}
