import type { Person } from '#domains/customers/linking/model/person.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { UsageError } from '../verb.ts';

/** What a column of a file of people can hold. */
export type PersonPart = Exclude<keyof Person, 'phones' | 'emails'> | 'phone' | 'email';

/** Headers, small letters and no marks, that mean each part, in four languages. */
const HEADERS: Record<PersonPart, RegExp> = {
  id: /^(uniqueid|recid|id|customerid|personid|number|شناسه|رقم|номер)$/,
  givenName: /^(givenname|firstname|forename|given|fname|نام|نامکوچک|الاسم|الاسمالاول|име|собственоиме)$/,
  surname: /^(surname|lastname|familyname|sname|نامخانوادگی|اسمالعایله|اللقب|фамилия|фамилноиме)$/,
  name: /^(name|fullname|customer|customername|نامونامخانوادگی|نامکامل|الاسمالکامل|имена|клиент)$/,
  birthDate: /^(dateofbirth|dob|birthdate|birthday|bday|تاریختولد|تاریخالمیلاد|рожденадата|датанараждане)$/,
  phone:
    /^(phone|phonenumber|mobile|mobilephone|tel|telephone|cell|تلفن|موبایل|همراه|الهاتف|الجوال|телефон|мобилен)\d?$/,
  email: /^(email|emailaddress|mail|ایمیل|البریدالالکترونی|имейл|поща)\d?$/,
  houseNumber: /^(streetnumber|housenumber|streetno|houseno|پلاک|رقمالمبنی|номернасграда)$/,
  street: /^(address1|street|address|addressline1|streetaddress|نشانی|ادرس|العنوان|адрес|улица)$/,
  place: /^(address2|addressline2|place|building|محله|الحی|квартал)$/,
  city: /^(suburb|city|town|شهر|المدینه|град)$/,
  postcode: /^(postcode|zip|zipcode|postalcode|کدپستی|الرمزالبریدی|пощенскикод)$/,
  region: /^(state|region|province|county|استان|المحافظه|област)$/,
  nationalId: /^(socsecid|ssn|nationalid|nationalnumber|personalnumber|کدملی|رقمالهویه|егн)$/,
};

/** Every part that a column may be told to hold. */
export const PERSON_PARTS = Object.keys(HEADERS) as readonly PersonPart[];

/**
 * Which column of a file holds what: told by `--column part=HEADER`, else read from the headers. The column of the truth
 * is left out, for a matcher must not see it.
 */
export function findPersonColumns(
  headers: readonly string[],
  told: { columns: readonly string[]; truth: number | null },
): Map<number, PersonPart> {
  const found = new Map<number, PersonPart>();
  for (const assignment of told.columns) {
    const [part = '', ...rest] = assignment.split('=');
    const known = PERSON_PARTS.find((one) => one === part);
    if (!known)
      throw new UsageError(
        `--column ${assignment}: choose one of ${PERSON_PARTS.join(', ')}, = and a header.`,
      );
    found.set(requireColumn(headers, rest.join('=')), known);
  }
  for (const [place, header] of headers.entries()) {
    if (place === told.truth || found.has(place)) continue;
    const plain = plainHeader(header);
    const part = PERSON_PARTS.find((one) => HEADERS[one].test(plain));
    if (part) found.set(place, part);
  }
  const tellsSomething = [...found.values()].some((part) => part !== 'id');
  if (tellsSomething) return found;
  throw new UsageError(
    `No column of people was recognised among ${headers.join(', ')}; name them: --column surname=HEADER.`,
  );
}

/** The place of a column by its header. */
export function requireColumn(headers: readonly string[], name: string): number {
  const place = headers.findIndex((header) => header.toLowerCase() === name.trim().toLowerCase());
  if (place >= 0) return place;
  throw new UsageError(`There is no column "${name}"; the file has ${headers.join(', ')}.`);
}

function plainHeader(header: string): string {
  return normaliseForSearch(header).replace(/[^\p{L}\p{N}]/gu, '');
}
