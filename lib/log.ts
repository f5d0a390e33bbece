import { type DestinationStream, type Logger, pino } from 'pino';
import { maskCardsInJson } from './text/mask-cards-in.ts';

const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'authorization',
  'cookie',
  'credentials',
  'connectionString',
];
const PERSONAL_FIELDS = [
  'phone',
  'phoneNumber',
  'email',
  'emailAddress',
  'handle',
  'address',
  'body',
  'params',
];
// The redactor matches exact depths only: a field is looked for at the top and in three levels below.
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * Makes a logger of JSON lines; secrets and what identifies a person are cut out by field name, down to three levels.
 * Free text is searched for card numbers only: never put a phone number or a secret into a message.
 */
export function createLogger(
  destination?: DestinationStream,
  level = process.env.LOG_LEVEL || 'info',
): Logger {
  const paths = [...SECRET_FIELDS, ...PERSONAL_FIELDS].flatMap((field) =>
    DEPTHS.map((depth) => depth + field),
  );
  const options = {
    level,
    base: undefined,
    redact: { paths, censor: '[cut]' },
    hooks: { streamWrite: maskCardsInJson },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The log of this process. */
export const log = createLogger();
