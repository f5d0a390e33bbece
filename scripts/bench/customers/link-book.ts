import type { Person } from '#domains/customers/linking/model/person.ts';

/** The same name as Persians, Arabs, Bulgarians and Latin writers write it. */
type Spellings = { fa: string; ar: string; bg: string; la: readonly string[] };

const name = (fa: string, ar: string, bg: string, ...la: string[]): Spellings => ({ fa, ar, bg, la });

const GIVEN: readonly Spellings[] = [
  name('محمد', 'محمّد', 'Мохамед', 'Mohammad', 'Mohamed', 'Muhammad'),
  name('علی', 'علي', 'Али', 'Ali'),
  name('رضا', 'رضا', 'Реза', 'Reza', 'Rezā'),
  name('حسین', 'حسين', 'Хосейн', 'Hossein', 'Hussein'),
  name('مریم', 'مريم', 'Мариам', 'Maryam', 'Mariam'),
  name('زهرا', 'زهراء', 'Захра', 'Zahra'),
  name('فاطمه', 'فاطمة', 'Фатима', 'Fatemeh', 'Fatima'),
  name('سارا', 'سارة', 'Сара', 'Sara', 'Sarah'),
  name('کریم', 'كريم', 'Карим', 'Karim', 'Kareem'),
  name('نادیا', 'ناديا', 'Надя', 'Nadia', 'Nadya'),
  name('عمر', 'عمر', 'Омар', 'Omar', 'Umar'),
  name('لیلا', 'ليلى', 'Лейла', 'Leila', 'Layla'),
  name('پتار', 'بيتار', 'Петър', 'Petar', 'Peter'),
  name('ایوان', 'إيفان', 'Иван', 'Ivan'),
  name('گئورگی', 'جورجي', 'Георги', 'Georgi'),
  name('آنا', 'آنا', 'Анна', 'Anna', 'Ana'),
  name('دیمیتار', 'ديميتار', 'Димитър', 'Dimitar', 'Dimiter'),
  name('بوریس', 'بوريس', 'Борис', 'Boris'),
  name('سلیم', 'سليم', 'Селим', 'Selim', 'Salim'),
  name('طارق', 'طارق', 'Тарик', 'Tarek', 'Tariq'),
];

const SURNAMES: readonly Spellings[] = [
  name('کریمی', 'كريمي', 'Карими', 'Karimi', 'Kareemi'),
  name('حسینی', 'حسيني', 'Хосейни', 'Hosseini', 'Husseini'),
  name('رحیمی', 'رحيمي', 'Рахими', 'Rahimi'),
  name('مرادی', 'مرادي', 'Моради', 'Moradi'),
  name('نجفی', 'نجفي', 'Наджафи', 'Najafi'),
  name('شریفی', 'شريفي', 'Шарифи', 'Sharifi'),
  name('حداد', 'حداد', 'Хадад', 'Haddad', 'Hadad'),
  name('نصار', 'نصّار', 'Насар', 'Nassar', 'Nasar'),
  name('خلیل', 'خليل', 'Халил', 'Khalil', 'Khaleel'),
  name('منصور', 'منصور', 'Мансур', 'Mansour', 'Mansur'),
  name('سلیمان', 'سليمان', 'Сулейман', 'Suleiman', 'Soleiman'),
  name('پتروف', 'بتروف', 'Петров', 'Petrov'),
  name('ایوانف', 'إيفانوف', 'Иванов', 'Ivanov'),
  name('دیمیتروف', 'ديميتروف', 'Димитров', 'Dimitrov'),
  name('تودوروف', 'تودوروف', 'Тодоров', 'Todorov'),
  name('مارینوف', 'مارينوف', 'Маринов', 'Marinov'),
  name('استویانوف', 'ستويانوف', 'Стоянов', 'Stoyanov', 'Stoianov'),
  name('بکر', 'بكر', 'Бакър', 'Bakr', 'Bakir'),
];

/** Endings that make several families of one name. */
const ENDINGS: readonly Spellings[] = [
  name('', '', '', ''),
  name('زاده', 'زاده', 'заде', 'zadeh', 'zade'),
  name('پور', 'بور', 'пур', 'pour', 'poor'),
  name('نژاد', 'نجاد', 'нежад', 'nejad'),
  name('بک', 'بك', 'бек', 'bek', 'beck'),
];
const STREETS = [
  'Vitosha',
  'Azadi',
  'Hamra',
  'Bahar',
  'Shipka',
  'Rainbow',
  'Laleh',
  'Marina',
  'Oborishte',
  'Ferdowsi',
];
const CITIES = ['Sofia', 'Plovdiv', 'Varna', 'Tehran', 'Shiraz', 'Amman', 'Beirut', 'Burgas'];
const LETTERS = 'abcdefghijklmnoprstuvyz';

/** How often somebody comes: one to four times, or one in twenty comes twice. */
export type RowsOfAMember = 'several' | 'seldom';

const SELDOM = 0.05;

/** A shop's customer book in four scripts, and who each row truly is. */
export type FamilyBook = { people: Person[]; truth: string[]; families: number };

/**
 * Families who share a surname, mostly an address and often one phone, each member with one to four rows as channels wrote
 * them: other scripts, slips of the finger, names exchanged, a phone or an e-mail left out. The same seed makes the same book.
 */
export function writeFamilyBook(seed: number, families: number, rows: RowsOfAMember = 'several'): FamilyBook {
  const random = drawNumbers(seed);
  const book: FamilyBook = { people: [], truth: [], families };
  for (let family = 0; family < families; family++) {
    const home = {
      surname: endWith(random.pick(SURNAMES), random.pick(ENDINGS)),
      script: random.pick(['fa', 'ar', 'bg', 'la', 'la'] as const),
      phone: random.chance(0.6) ? phoneOf(random) : null,
      city: random.pick(CITIES),
      street: random.pick(STREETS),
      houseNumber: String(1 + random.below(120)),
    };
    const names = new Set(Array.from({ length: 1 + random.below(5) }, () => random.below(GIVEN.length ** 2)));
    for (const given of names) writeMember(book, { family, given, home, rows, random });
  }
  return book;
}

type Random = ReturnType<typeof drawNumbers>;
type Home = {
  surname: Spellings;
  script: 'fa' | 'ar' | 'bg' | 'la';
  phone: string | null;
  city: string;
  street: string;
  houseNumber: string;
};

function writeMember(
  book: FamilyBook,
  {
    family,
    given,
    home,
    rows,
    random,
  }: {
    family: number;
    given: number;
    home: Home;
    rows: RowsOfAMember;
    random: Random;
  },
): void {
  const spelling = givenName(given);
  const own = random.chance(0.7) || !home.phone ? phoneOf(random) : null;
  const latin = `${spelling.la[0]!}.${home.surname.la[0]!}`.toLowerCase().replaceAll(/[^a-z.]/g, '');
  const email = random.chance(0.75) ? `${latin}${family}@mail.example` : null;
  const times = rows === 'several' ? 1 + random.below(4) : 1 + Number(random.chance(SELDOM));
  for (let row = 0; row < times; row++) {
    const script = random.chance(0.7) ? home.script : 'la';
    const write = (one: Spellings) => {
      const text = script === 'la' ? random.pick(one.la) : one[script];
      return random.chance(0.03) && script === 'la' ? slip(text, random) : text;
    };
    const words = [write(spelling), write(home.surname)];
    const either = random.chance(0.15) && home.phone ? home.phone : (own ?? home.phone);
    const phone = random.chance(0.92) || !email ? either : null;
    const mail = email && (!phone || random.chance(0.7)) ? email : null;
    book.truth.push(`${family}.${spelling.la[0]}`);
    book.people.push({
      id: String(book.people.length),
      name: (random.chance(0.02) ? words.toReversed() : words).join(' '),
      phones: phone ? [phone] : [],
      emails: mail ? [random.chance(0.02) ? slip(mail, random) : mail] : [],
      ...(random.chance(0.5) ? { city: home.city, street: home.street, houseNumber: home.houseNumber } : {}),
    });
  }
}

/** Every third name is a double one: Mohammad Reza and Mohammad Ali are brothers. */
function givenName(number: number): Spellings {
  const [first, second] = [GIVEN[number % GIVEN.length]!, GIVEN[Math.floor(number / GIVEN.length)]!];
  if (number % 3 !== 0 || first === second) return first;
  const both = (one: string, other: string) => `${one} ${other}`;
  const la = first.la.map((text, at) => both(text, second.la[at % second.la.length]!));
  return { fa: both(first.fa, second.fa), ar: both(first.ar, second.ar), bg: both(first.bg, second.bg), la };
}

function endWith(base: Spellings, ending: Spellings): Spellings {
  const la = base.la.map((text, at) => text + (ending.la[at % ending.la.length] ?? ''));
  return { fa: base.fa + ending.fa, ar: base.ar + ending.ar, bg: base.bg + ending.bg, la };
}

function phoneOf(random: Random): string {
  return `+35988${String(random.below(10_000_000)).padStart(7, '0')}`;
}

function slip(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  return `${text.slice(0, at)}${LETTERS[random.below(LETTERS.length)]!}${text.slice(at + 1)}`;
}

function drawNumbers(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share: number) => next() < share,
    pick: <Value>(values: readonly Value[]): Value => values[below(values.length)]!,
  };
}
