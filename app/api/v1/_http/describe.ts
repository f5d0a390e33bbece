import { z } from 'zod';
import { ERROR_CODES } from '#lib/errors.ts';
import { type Operation, scopeOf } from './operation.ts';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] } & Record<string, unknown>;

/** The description of the whole API (OpenAPI 3.1), made from the operations that answer it. */
export function describeApi(operations: readonly Operation[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of operations) {
    paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: describeOperation(one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pishkhan API', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key: psk_…' } },
      schemas: { Error: ERROR_SCHEMA },
      responses: {
        Error: {
          description: 'A refusal: what, which, and what next.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  };
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: {
        code: { enum: ERROR_CODES },
        message: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

function describeOperation(operation: Operation) {
  const input = toSchema(operation.input, 'input');
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const isRead = operation.method === 'GET';
  const rest = without(input, inPath);
  const scope = scopeOf(operation);
  return {
    operationId: idOf(operation),
    summary: operation.summary,
    ...(scope ? { description: `Needs the scope \`${scope}\`.` } : {}),
    parameters: [
      ...inPath.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: input.properties?.[name] ?? { type: 'string' },
      })),
      ...(isRead
        ? Object.entries(rest.properties ?? {}).map(([name, schema]) => ({
            name,
            in: 'query',
            required: rest.required?.includes(name) ?? false,
            schema,
          }))
        : [IDEMPOTENCY_KEY]),
    ],
    ...(isRead ? {} : { requestBody: { required: true, content: { 'application/json': { schema: rest } } } }),
    responses: {
      [operation.status]: {
        description: 'Done.',
        content: { 'application/json': { schema: toSchema(operation.output, 'output') } },
      },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Made by you, at most 255 characters: a repeat gets the first answer and has no second effect.',
  schema: { type: 'string', maxLength: 255 },
};

function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}

function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  );
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => !names.includes(name)) };
}

/** Such as `post_orders_orderId_cancel`. */
function idOf({ method, path }: Operation): string {
  return `${method.toLowerCase()}${path.replace(/[{}]/g, '').replaceAll('/', '_')}`;
}
