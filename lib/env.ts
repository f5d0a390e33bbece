import { z } from 'zod';

const SHORTEST_SECRET = 32;
const DEVELOPMENT_SECRET = 'development-only-secret-replace-me';
const EXAMPLE_SECRETS = [DEVELOPMENT_SECRET, 'change-me', 'changeme', 'replace-me', 'your-secret', 'secret'];

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data/local'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('empty: the built-in PostgreSQL'),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
  AUTH_SECRET: z.string().default(DEVELOPMENT_SECRET),
  AUTH_URL: z.url().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Pishkhan <pishkhan@localhost>'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Single sign-on'),
  WORKER: z.enum(['inline', 'separate']).default('separate'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  WEBHOOK_ALLOWED_HOSTS: z.string().default('').describe('host:port pairs inside, by commas'),
});

/** The settings of one process, checked; the names are those of `.env.example`. */
export type Settings = z.infer<typeof settingsSchema>;

/** Every name that the program reads from its environment, but NODE_ENV. */
export const SETTING_NAMES = Object.keys(settingsSchema.shape).filter((name) => name !== 'NODE_ENV');

let checked: Settings | undefined;

/** The settings of this process, read once. @throws Error that names each wrong setting and how to mend it. */
export function env(): Settings {
  checked ??= readSettings(process.env);
  return checked;
}

/**
 * Checks an environment; an empty value counts as not given.
 * In production a missing, short or well-known AUTH_SECRET is refused (but not while Next builds).
 * @throws Error that names each wrong setting and how to mend it.
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.success
    ? [...findSecretProblems(parsed.data, given.NEXT_PHASE), ...findOidcProblems(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new Error(`Settings are wrong; mend them in the environment or in .env:\n  ${problems.join('\n  ')}`);
}

function findSecretProblems(settings: Settings, phase: string | undefined): string[] {
  if (settings.NODE_ENV !== 'production' || phase === 'phase-production-build') return [];
  const secret = settings.AUTH_SECRET;
  const isWeak = secret.length < SHORTEST_SECRET || EXAMPLE_SECRETS.some((known) => secret.startsWith(known));
  if (!isWeak) return [];
  return [
    `AUTH_SECRET: production needs a secret of its own with at least ${SHORTEST_SECRET} characters; ` +
      'make one with: openssl rand -base64 33',
  ];
}

function findOidcProblems(settings: Settings): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => settings[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return [`${missing.join(', ')}: single sign-on needs all of ${names.join(', ')}, or none`];
}
