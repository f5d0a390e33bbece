import { describe, expect, it } from 'vitest';
import type { Actor } from '#domains/context.ts';
import { can, MATRIX, type Verb } from './can.ts';
import {
  findCommands,
  findUnguardedActions,
  findUnguardedPages,
  findUnguardedQueries,
  findUnguardedRoutes,
  readSources,
  type Source,
} from './find-unguarded.fixture.ts';
import { ROLES, SCOPES } from './roles.ts';

const VERBS = Object.keys(MATRIX) as Verb[];

// What strangers may reach, and why. Everything else asks who is there.
const PUBLIC_ACTIONS: Record<string, string> = {
  'app/(auth)/actions.ts': 'signing in and joining',
  'app/_server/preferences.ts': 'language and theme, kept on the device only',
};
const PUBLIC_ROUTES: Record<string, string> = {
  'app/api/auth/': 'signing in and out',
  'app/api/health/': 'whether the program lives',
  'app/api/webhooks/': 'signed by the channel that sends',
  'app/api/track/': 'a write key says who sends',
  'app/summaries/': 'the sealed link says whose summaries end',
  'app/unsubscribe/': 'the sealed link says whose messages end',
  'app/api/openapi/': 'the description of the interface',
  'app/api/v1/openapi.json/': 'the description of the interface',
};

const isPublicAction = (file: string) => Object.hasOwn(PUBLIC_ACTIONS, file);
const isPublicRoute = (file: string) => Object.keys(PUBLIC_ROUTES).some((start) => file.startsWith(start));

const person = (role: (typeof ROLES)[number]): Actor => ({ kind: 'user', id: 'u', name: 'Mira', role });
const program = (scopes: readonly string[]): Actor => ({
  kind: 'api_key',
  id: 'k',
  name: 'Till',
  scopes,
  channelId: null,
});
const CHANNEL: Actor = { kind: 'channel', id: 'c', name: 'Web shop' };

/** The whole matrix as a table that a shopkeeper can read; asked of `can`, not copied from the rules. */
function drawMatrix(): string {
  const mark = (may: boolean) => (may ? 'yes' : '·');
  const rows = VERBS.map((verb) => [
    verb,
    ...ROLES.map((role) => mark(can(person(role), verb))),
    SCOPES.filter((scope) => can(program([scope]), verb)).join(' ') || '·',
    mark(can(CHANNEL, verb)),
  ]);
  const table = [['may', ...ROLES, 'key with', 'channel'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

describe('who may do what', () => {
  it('is this and nothing else', () => {
    expect(drawMatrix()).toMatchInlineSnapshot(`
      "may                 owner  manager  warehouse  floor  marketing  support  viewer  key with         channel
      order.read          yes    yes      yes        yes    yes        yes      yes     orders:read      ·
      order.place         yes    yes      ·          yes    ·          yes      ·       orders:write     ·
      order.import        ·      ·        ·          ·      ·          ·        ·       orders:import    yes
      order.confirm       yes    yes      yes        yes    ·          ·        ·       orders:write     ·
      order.pick          yes    yes      yes        yes    ·          ·        ·       ·                ·
      order.ship          yes    yes      yes        yes    ·          ·        ·       orders:write     ·
      order.cancel        yes    yes      ·          yes    ·          yes      ·       orders:write     ·
      order.edit          yes    yes      ·          yes    ·          yes      ·       orders:write     ·
      order.reprice       yes    yes      ·          ·      ·          ·        ·       orders:import    ·
      order.return        yes    yes      yes        yes    ·          yes      ·       orders:write     ·
      order.refund        yes    yes      ·          ·      ·          yes      ·       orders:write     ·
      order.pay           yes    yes      ·          yes    ·          yes      ·       orders:write     ·
      order.note          yes    yes      yes        yes    ·          yes      ·       ·                ·
      order.allocate      yes    yes      yes        yes    ·          ·        ·       ·                ·
      order.resolve       yes    yes      yes        yes    ·          yes      ·       ·                ·
      order.export        yes    yes      ·          ·      ·          yes      ·       ·                ·
      order.reroute       yes    yes      yes        yes    ·          ·        ·       ·                ·
      order.assign        yes    yes      yes        ·      ·          ·        ·       ·                ·
      order.exchange      yes    yes      ·          yes    ·          yes      ·       ·                ·
      order.claim         yes    yes      ·          yes    ·          yes      ·       ·                ·
      return.unreceipted  yes    yes      ·          yes    ·          yes      ·       ·                ·
      return.override     yes    yes      ·          ·      ·          ·        ·       ·                ·
      return.policy       yes    ·        ·          ·      ·          ·        ·       ·                ·
      fulfilment.read     yes    yes      yes        yes    ·          ·        yes     ·                ·
      picking.write       yes    yes      yes        yes    ·          ·        ·       ·                ·
      packing.write       yes    yes      yes        yes    ·          ·        ·       ·                ·
      pickup.arrange      yes    yes      yes        yes    ·          yes      ·       ·                ·
      pickup.hand-over    yes    yes      yes        yes    ·          ·        ·       ·                ·
      pickup.settings     yes    yes      ·          ·      ·          ·        ·       ·                ·
      stock.read          yes    yes      yes        yes    yes        yes      yes     stock:read       ·
      stock.hold          yes    yes      ·          yes    ·          yes      ·       orders:write     ·
      stock.adjust        yes    yes      yes        ·      ·          ·        ·       stock:write      ·
      stock.move          yes    yes      yes        yes    ·          ·        ·       stock:write      ·
      stock.set-safety    yes    yes      yes        ·      ·          ·        ·       ·                ·
      stock.track         yes    yes      yes        ·      ·          ·        ·       ·                ·
      stock.expire        yes    yes      yes        ·      ·          ·        ·       ·                ·
      stock.count         yes    yes      yes        yes    ·          ·        ·       ·                ·
      stock.settle-count  yes    yes      ·          ·      ·          ·        ·       ·                ·
      stock.export        yes    yes      yes        ·      ·          ·        ·       ·                ·
      purchase.read       yes    yes      yes        yes    ·          ·        yes     ·                ·
      purchase.write      yes    yes      ·          ·      ·          ·        ·       ·                ·
      purchase.receive    yes    yes      yes        yes    ·          ·        ·       ·                ·
      purchase.undo       yes    yes      yes        ·      ·          ·        ·       ·                ·
      purchase.export     yes    yes      yes        ·      ·          ·        ·       ·                ·
      planning.read       yes    yes      yes        yes    ·          ·        yes     ·                ·
      planning.write      yes    yes      ·          ·      ·          ·        ·       ·                ·
      prediction.read     yes    yes      ·          ·      yes        ·        yes     ·                ·
      prediction.write    yes    yes      ·          ·      ·          ·        ·       ·                ·
      product.read        yes    yes      yes        yes    yes        yes      yes     products:read    ·
      product.write       yes    yes      ·          ·      yes        ·        ·       products:write   yes
      cost.read           yes    yes      ·          ·      ·          ·        ·       ·                ·
      customer.read       yes    yes      ·          yes    yes        yes      yes     customers:read   ·
      customer.contact    yes    yes      ·          yes    yes        yes      ·       customers:read   ·
      customer.write      yes    yes      ·          yes    yes        yes      ·       customers:write  yes
      customer.merge      yes    yes      ·          ·      ·          yes      ·       ·                ·
      customer.link       yes    yes      ·          ·      ·          ·        ·       ·                ·
      customer.export     yes    yes      ·          ·      yes        ·        ·       ·                ·
      customer.disclose   yes    yes      ·          ·      ·          ·        ·       ·                ·
      customer.erase      yes    yes      ·          ·      ·          ·        ·       ·                ·
      consent.withdraw    ·      ·        ·          ·      ·          ·        ·       ·                ·
      consent.prove       yes    yes      ·          yes    yes        yes      ·       ·                ·
      segment.read        yes    yes      ·          ·      yes        yes      yes     ·                ·
      segment.write       yes    yes      ·          ·      yes        ·        ·       ·                ·
      loyalty.adjust      yes    yes      ·          ·      ·          ·        ·       ·                ·
      loyalty.rules       yes    ·        ·          ·      ·          ·        ·       ·                ·
      tracking.read       yes    yes      ·          ·      yes        ·        ·       ·                ·
      tracking.write      yes    yes      ·          ·      ·          ·        ·       ·                ·
      channel.read        yes    yes      yes        yes    yes        yes      yes     ·                ·
      channel.write       yes    yes      ·          ·      ·          ·        ·       ·                ·
      channel.figures     yes    yes      ·          ·      yes        ·        yes     ·                ·
      annotation.write    yes    yes      ·          ·      yes        ·        ·       ·                ·
      walk.read           yes    yes      ·          yes    yes        yes      yes     ·                ·
      walk.write          yes    yes      ·          yes    yes        yes      ·       ·                ·
      alert.read          yes    yes      ·          ·      yes        yes      yes     ·                ·
      alert.write         yes    yes      ·          ·      yes        ·        ·       ·                ·
      alert.watch         ·      ·        ·          ·      ·          ·        ·       ·                ·
      summary.send        ·      ·        ·          ·      ·          ·        ·       ·                ·
      cost.write          yes    yes      ·          ·      ·          ·        ·       costs:write      ·
      listing.write       yes    yes      ·          ·      yes        ·        ·       products:write   yes
      parity.read         yes    yes      ·          ·      yes        ·        yes     ·                ·
      parity.decide       yes    yes      ·          ·      yes        ·        ·       ·                ·
      parity.push         yes    yes      ·          ·      yes        ·        ·       ·                ·
      parity.settings     yes    yes      ·          ·      ·          ·        ·       ·                ·
      parity.check        ·      ·        ·          ·      ·          ·        ·       ·                ·
      period.close        yes    yes      ·          ·      ·          ·        ·       ·                ·
      period.reopen       yes    ·        ·          ·      ·          ·        ·       ·                ·
      budget.write        yes    yes      ·          ·      ·          ·        ·       ·                ·
      inbox.read          yes    yes      ·          ·      ·          yes      ·       ·                ·
      inbox.receive       ·      ·        ·          ·      ·          ·        ·       ·                yes
      inbox.process       ·      ·        ·          ·      ·          ·        ·       ·                ·
      inbox.replay        yes    yes      ·          ·      ·          yes      ·       ·                ·
      import.read         yes    yes      yes        ·      ·          ·        ·       ·                ·
      import.run          yes    yes      ·          ·      ·          ·        ·       ·                ·
      import.undo         yes    yes      ·          ·      ·          ·        ·       ·                ·
      today.read          yes    yes      yes        yes    yes        yes      yes     ·                ·
      figures.read        yes    yes      ·          ·      yes        ·        yes     ·                ·
      location.read       yes    yes      yes        yes    yes        yes      yes     ·                ·
      location.write      yes    yes      ·          ·      ·          ·        ·       ·                ·
      routing.read        yes    yes      yes        ·      ·          ·        ·       ·                ·
      routing.write       yes    yes      ·          ·      ·          ·        ·       ·                ·
      settings.read       yes    yes      ·          ·      ·          ·        ·       ·                ·
      settings.write      yes    ·        ·          ·      ·          ·        ·       ·                ·
      team.read           yes    yes      ·          ·      ·          ·        ·       ·                ·
      team.write          yes    ·        ·          ·      ·          ·        ·       ·                ·
      api-key.read        yes    yes      ·          ·      ·          ·        ·       ·                ·
      api-key.write       yes    ·        ·          ·      ·          ·        ·       ·                ·
      webhook.read        yes    yes      ·          ·      ·          ·        ·       ·                ·
      webhook.write       yes    ·        ·          ·      ·          ·        ·       ·                ·
      audit.read          yes    yes      ·          ·      ·          ·        ·       ·                ·
      job.read            yes    yes      ·          ·      ·          ·        ·       ·                ·
      job.retry           yes    yes      ·          ·      ·          ·        ·       ·                ·
      job.run             ·      ·        ·          ·      ·          ·        ·       ·                ·
      view.write          yes    yes      yes        yes    yes        yes      yes     ·                ·
      view.share          yes    yes      ·          ·      ·          ·        ·       ·                ·
      self.write          yes    yes      yes        yes    yes        yes      yes     ·                ·
      sign-in.prove       ·      ·        ·          ·      ·          ·        ·       ·                ·"
    `);
  });

  it('lets owners do whatever a person can do', () => {
    const forNobody = VERBS.filter((verb) => ROLES.every((role) => !can(person(role), verb)));
    for (const verb of VERBS) expect(can(person('owner'), verb), verb).toBe(!forNobody.includes(verb));
  });

  it('lets viewers change nothing but what is their own', () => {
    const may = VERBS.filter((verb) => can(person('viewer'), verb) && !/\.(?:read|figures)$/.test(verb));
    expect(may.sort()).toEqual(['self.write', 'view.write']);
  });

  it('gives a key without scopes, or with a made-up scope, nothing', () => {
    for (const verb of VERBS) {
      expect(can(program([]), verb), verb).toBe(false);
      expect(can(program(['*', 'owner', verb]), verb), verb).toBe(false);
    }
  });

  it('lets no key touch the team, keys, settings or itself, even with all scopes', () => {
    const may = VERBS.filter((verb) => can(program(SCOPES), verb));
    expect(
      may.filter((verb) => /^(?:team|api-key|settings|self|sign-in|webhook|audit|job)\./.test(verb)),
    ).toEqual([]);
  });

  it('leaves proving who signs in to the product itself', () => {
    const others = [...ROLES.map(person), program(SCOPES), CHANNEL];
    for (const actor of others) expect(can(actor, 'sign-in.prove'), actor.kind).toBe(false);
    expect(can({ kind: 'system', id: 's', name: 'Pishkhan' }, 'sign-in.prove')).toBe(true);
  });
});

describe('every entrance asks', () => {
  const domains = readSources('domains');
  const app = readSources('app');

  it('in each command, with a verb of the matrix', () => {
    const commands = findCommands(domains);
    expect(commands.length).toBeGreaterThan(30);
    expect(commands.filter(({ verb }) => !Object.hasOwn(MATRIX, verb))).toEqual([]);
  });

  it('in each query that takes a context', () => {
    expect(findUnguardedQueries(domains)).toEqual([]);
  });

  it('in each server action', () => {
    expect(findUnguardedActions(app, isPublicAction)).toEqual([]);
  });

  it('in each route', () => {
    expect(findUnguardedRoutes(app, isPublicRoute)).toEqual([]);
  });

  it('in each page of the console', () => {
    expect(findUnguardedPages(app)).toEqual([]);
  });
});

describe('the search for entrances that do not ask', () => {
  const source = (file: string, text: string): Source[] => [{ file, text }];
  const nothingIsPublic = () => false;

  it('finds a query without a question, and one that hides behind another', () => {
    const text = `
export async function listSecrets(ctx: Ctx): Promise<void> {
  await readAll(ctx);
}

async function readAll(ctx: Ctx): Promise<void> {
  await ctx.db.select();
}
`;
    expect(findUnguardedQueries(source('domains/x/list-secrets.ts', text))).toMatchObject([
      { name: 'listSecrets' },
    ]);
    const asking = text.replace('await ctx.db', "allow(ctx.actor, 'team.read');\n  await ctx.db");
    expect(findUnguardedQueries(source('domains/x/list-secrets.ts', asking))).toEqual([]);
  });

  it('finds a command without a verb', () => {
    expect(findCommands(source('domains/x/y.ts', 'const y = command(verb, {})'))).toEqual([
      { file: 'domains/x/y.ts', verb: '?' },
    ]);
  });

  it('finds actions, routes and pages that ask nobody', () => {
    const bare = `'use server';\nexport async function steal() {\n  return 1;\n}\n`;
    expect(findUnguardedActions(source('app/x/actions.ts', bare), nothingIsPublic)).toMatchObject([
      { name: 'steal' },
    ]);
    const inside = `export default function Page() {\n  async function steal() {\n    'use server';\n  }\n}`;
    expect(findUnguardedActions(source('app/x/page.tsx', inside), nothingIsPublic)).toHaveLength(1);
    const open = `'use server';\nexport const steal = publicAction(async () => 1);\n`;
    expect(findUnguardedActions(source('app/x/actions.ts', open), nothingIsPublic)).toHaveLength(1);
    const made = `'use server';\nexport const place = action(placeOrder);\n`;
    expect(findUnguardedActions(source('app/x/actions.ts', made), nothingIsPublic)).toEqual([]);

    const small = `'use server';\nfunction on(run) {\n  return action(run);\n}\nexport const place = on(placeOrder);\n`;
    expect(findUnguardedActions(source('app/x/actions.ts', small), nothingIsPublic)).toEqual([]);
    const hollow = small.replace('return action(run)', 'return run(run)');
    expect(findUnguardedActions(source('app/x/actions.ts', hollow), nothingIsPublic)).toHaveLength(1);

    const route = 'export async function GET() {\n  return Response.json(1);\n}\n';
    expect(findUnguardedRoutes(source('app/api/x/route.ts', route), nothingIsPublic)).toHaveLength(1);
    const page = 'export default function Page() {\n  return null;\n}\n';
    expect(findUnguardedPages(source('app/(console)/x/page.tsx', page))).toHaveLength(1);
  });
});
