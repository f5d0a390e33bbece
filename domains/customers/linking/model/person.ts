/** A person as files and the customer book tell of one; what is not known stays out. */
export type Person = {
  id: string;
  givenName?: string;
  surname?: string;
  /** The whole name where nobody says which part is the surname. */
  name?: string;
  /** Any way of writing that begins with the year: 1990-02-01, 19900201. */
  birthDate?: string;
  phones?: readonly string[];
  emails?: readonly string[];
  houseNumber?: string;
  /** The street, and what stands in the second line of an address. */
  street?: string;
  place?: string;
  city?: string;
  postcode?: string;
  region?: string;
  nationalId?: string;
};

/**
 * A text in the forms in which it is compared: folded to Latin letters, and as the consonants that are heard. In Arabic
 * letters a name has one spelling, so that another one is another name.
 */
export type Form = { text: string; sounds: readonly string[]; isArabic: boolean };

/** A person made ready for comparing: everything folded once, so that pairs cost little. */
export type PreparedPerson = {
  id: string;
  givenName: Form | null;
  surname: Form | null;
  birthDate: string | null;
  phones: readonly string[];
  emails: readonly string[];
  houseNumber: string | null;
  street: Form | null;
  place: Form | null;
  city: Form | null;
  postcode: string | null;
  region: string | null;
  nationalId: string | null;
};
