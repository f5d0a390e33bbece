import { z } from 'zod';
import { LOCALES } from '#lib/format/prefs.ts';
import { toAsciiDigits } from '#lib/text/to-ascii-digits.ts';
import { ROLES, SCOPES } from './roles.ts';
import { isCommonPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './sign-in/password-rule.ts';

const LONGEST_EMAIL = 254;
const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** One address, unified before it is checked, so that look-alike letters cannot pass as another person's. */
export const Email = z
  .string()
  .max(LONGEST_EMAIL)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('not an e-mail address'));

/** A new password: long enough and not among those that are tried first. */
export const NewPassword = z
  .string()
  .min(SHORTEST_PASSWORD, `at least ${SHORTEST_PASSWORD} characters`)
  .max(LONGEST_PASSWORD)
  .refine((password) => !isCommonPassword(password), 'too easy to guess; use a few unrelated words');

const PersonName = z.string().trim().min(1, 'a name is needed').max(200);

/** How one member of staff wants to read the product; what is not set follows the business and the language. */
export const Preferences = z.strictObject({
  locale: z.enum(LOCALES).optional(),
  calendar: z.enum(['persian', 'gregory']).optional(),
  digits: z.enum(['arabext', 'arab', 'latn']).optional(),
  timeZone: z
    .string()
    .refine((zone) => timeZones.has(zone), 'not a time zone that we know')
    .optional(),
  tomanDisplay: z.boolean().optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  shortcuts: z.boolean().optional(),
});

/** The preferences of one member of staff, checked. */
export type Preferences = z.output<typeof Preferences>;

/** A member of staff to be made. */
export const NewUser = z.strictObject({
  id: z.uuid().optional(),
  email: Email,
  name: PersonName,
  role: z.enum(ROLES),
  password: NewPassword.optional(),
  preferences: Preferences.default({}),
});

/** Whom to invite, as what. */
export const NewInvitation = z.strictObject({ email: Email, role: z.enum(ROLES) });

/** What the invited person says: the token of the link, a name and a password. */
export const InvitationAnswer = z.strictObject({
  token: z.string().min(1).max(200),
  name: PersonName,
  password: NewPassword,
  preferences: Preferences.default({}),
});

/** Who gets which role. */
export const RoleChange = z.strictObject({ userId: z.uuid(), role: z.enum(ROLES) });

/** What a person changes about themselves. */
export const ProfileChange = z.strictObject({
  name: PersonName.optional(),
  preferences: Preferences.default({}),
});

/** The password until now (empty when there was none) and the new one. */
export const PasswordChange = z.strictObject({
  currentPassword: z.string().max(LONGEST_PASSWORD).default(''),
  newPassword: NewPassword,
  /** The session that goes on; all others of this person end. */
  keepSessionId: z.uuid().optional(),
});

/** Names a member of staff. */
export const UserRef = z.strictObject({ userId: z.uuid() });
/** Names an invitation. */
export const InvitationRef = z.strictObject({ invitationId: z.uuid() });
/** Names a session. */
export const SessionRef = z.strictObject({ sessionId: z.uuid() });
/** How somebody proved who they are, and on what device; `long` keeps them signed in for a month. */
export const NewSession = z.strictObject({
  how: z.enum(['password', 'link', 'issuer', 'invitation']),
  lifetime: z.enum(['short', 'long']),
  address: z.string().max(100).nullable(),
  device: z
    .string()
    .transform((text) => text.slice(0, 300))
    .nullable(),
});

/** What an OpenID provider says about somebody. Only an address that it has verified counts. */
export const IssuerClaims = z.object({
  sub: z.string().min(1).max(300),
  email: Email,
  email_verified: z.literal(true, 'the provider has not verified this e-mail address'),
  name: z.string().trim().max(200).optional(),
});

/** Names an API key. */
export const ApiKeyRef = z.strictObject({ apiKeyId: z.uuid() });

/** A program that gets a key: its name, what it may do, until when. */
export const NewApiKey = z.strictObject({
  name: PersonName,
  scopes: z.array(z.enum(SCOPES)).min(1, 'choose at least one scope'),
  channelId: z.uuid().nullable().default(null),
  expiresAt: z.coerce.date().nullable().default(null),
});

/** A code of the second step: six figures from the app, or a recovery code. */
export const Code = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((text) => toCode(text))
    .pipe(
      z.string().regex(/^(?:\d{6}|[a-z2-7]{16})$/, 'six figures, or a recovery code of sixteen characters'),
    ),
});

/** What was typed as a code: figures of any script, spaces and dashes dropped. */
function toCode(text: string): string {
  return toAsciiDigits(text.normalize('NFKC')).replace(/[\s-]/g, '').toLowerCase();
}
