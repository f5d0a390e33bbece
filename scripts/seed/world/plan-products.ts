import type { Random } from '../random.ts';
import type { Category, Words } from '../words/words.ts';
import type { SeedProduct, SeedVariant, World } from './world.ts';

const IN_STORE_PREFIX = '20';

/** Products with their variants, `count` of them in all; popularity falls off as in real shops. */
export function planProducts(facts: {
  words: Words;
  random: Random;
  count: number;
  newId: () => string;
}): Pick<World, 'products' | 'variants'> {
  const { words, random, count, newId } = facts;
  const products: SeedProduct[] = [];
  const variants: SeedVariant[] = [];
  const used = new Map<string, number>();
  while (variants.length < count) {
    const category = random.pick(words.categories);
    const title = newTitle(words, category, random, used);
    const product: SeedProduct = {
      id: newId(),
      title,
      brand: random.pick(words.brands),
      category: category.name,
      variants: [],
    };
    const price = priceOf(words, category, random);
    const liking = random.gamma(0.55) + 0.01;
    const giftness =
      category === words.categories[4] || category === words.categories[5] ? 2.2 : random.between(0.7, 1.4);
    const costShare = random.between(0.4, 0.62);
    for (const options of chooseOptions(words, category, random)) {
      if (variants.length === count) break;
      const index = variants.length;
      const named = Object.values(options);
      product.variants.push(index);
      variants.push({
        index,
        id: newId(),
        productId: product.id,
        sku: `${'ABCDEFGHKLMNPRSTUVWXYZ'[products.length % 22]}${1000 + products.length}-${product.variants.length}`,
        title: named.length > 0 ? `${title}, ${named.join(', ')}` : title,
        priceMinor: price,
        costMicros: Math.round(price * costShare * 1_000) * 1_000,
        barcode: ean13(`${IN_STORE_PREFIX}${String(index + 1).padStart(10, '0')}`),
        popularity: liking * (0.3 + random.exponential(0.7)),
        giftness,
        options,
        weightGrams: 50 * (1 + random.int(40)),
      });
    }
    products.push(product);
  }
  const total = variants.reduce((sum, variant) => sum + variant.popularity, 0);
  for (const variant of variants) variant.popularity /= total;
  return { products, variants };
}

function newTitle(words: Words, category: Category, random: Random, used: Map<string, number>): string {
  const title = words.titleOf(random.pick(category.nouns), random.pick(words.collections));
  const times = (used.get(title) ?? 0) + 1;
  used.set(title, times);
  return times === 1 ? title : `${title} ${times}`;
}

function priceOf(words: Words, category: Category, random: Random): number {
  const exact = category.from * (category.to / category.from) ** random.next() * words.priceUnitMinor;
  return Math.max(1, Math.round(exact / words.priceStepMinor)) * words.priceStepMinor;
}

function chooseOptions(words: Words, category: Category, random: Random): Record<string, string>[] {
  const first = random.int(words.colours.length);
  const colours = Array.from(
    { length: 1 + random.int(3) },
    (_, at) => words.colours[(first + at) % words.colours.length]!,
  );
  const sizes = words.sizes.slice(0, 2 + random.int(3));
  switch (category.variesBy) {
    case 'nothing':
      return [{}];
    case 'colour':
      return colours.map((colour) => ({ colour }));
    case 'size':
      return sizes.map((size) => ({ size }));
    case 'both':
      return colours.slice(0, 2).flatMap((colour) => sizes.map((size) => ({ colour, size })));
  }
}

/** Twelve digits and their GS1 check digit. */
export function ean13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
