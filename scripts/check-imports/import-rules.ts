import type { ResolvedImport, SourceFile, Tree, Violation } from './read-tree.ts';

// ARCHITECTURE.md, "Who may import whom": the folder on the left may import those on the right, and itself.
const MAY_IMPORT: Record<string, string[]> = {
  lib: [],
  db: ['lib'],
  connectors: ['lib'],
  domains: ['db', 'lib', 'messages'],
  jobs: ['domains', 'connectors', 'db', 'lib', 'messages'],
  components: ['lib', 'messages'],
  app: ['components', 'domains', 'lib', 'messages'],
  messages: ['lib'],
  e2e: ['scripts'],
};
// Where the program is put together, the database and the jobs are handed to the rooms.
const MAY_ALSO_IMPORT: { from: RegExp; to: string[] }[] = [
  { from: /^app\/(?:_server|api)\//, to: ['db', 'connectors', 'jobs'] },
  { from: /^domains\/channels\//, to: ['connectors'] },
];
// A room may enter those below it and those beside it; the shared ones may be entered by all.
const ROOM_HEIGHT: Record<string, number> = {
  alerts: 8,
  analytics: 7,
  imports: 6,
  segments: 6,
  privacy: 6,
  marketing: 5,
  predictions: 5,
  orders: 4,
  planning: 4,
  parity: 4,
  loyalty: 3,
  purchasing: 3,
  fulfilment: 3,
  inventory: 2,
  catalog: 1,
  customers: 1,
  channels: 1,
  money: 1,
};
const SHARED_ROOMS = ['events', 'team', 'settings'];
const SHARED_FILES = ['domains/context.ts', 'domains/command.ts', 'domains/errors.ts'];
const TEST_SET_UP = ['db/test-setup.ts'];
const NEXT_FOLDERS = ['app', 'components', ''];
const REACT_FOLDERS = ['app', 'components'];

/** Rules 1 to 3: the folder table, Next and React, and the order of the rooms. */
export function findImportViolations(tree: Tree): Violation[] {
  return [...tree.values()].flatMap((file) =>
    file.imports.flatMap((one) => {
      const what = judgeImport(file, one, tree);
      return what ? [{ file: file.path, line: one.line, ...what }] : [];
    }),
  );
}

type Judgement = { rule: string; what: string } | undefined;

function judgeImport(file: SourceFile, one: ResolvedImport, tree: Tree): Judgement {
  if (one.target === undefined) return judgePackage(file, one.specifier);
  if (!tree.has(one.target) && /\.(?:tsx?|mjs)$/.test(one.target)) {
    return { rule: 'no-such-file', what: `${one.specifier} does not exist` };
  }
  if (file.isTest) return undefined; // a test may set up what it needs
  if (tree.get(one.target)?.isTest && !TEST_SET_UP.includes(file.path)) {
    return { rule: '1-testing', what: `${one.target} is for tests only` };
  }
  return judgeFolder(file, one.target) ?? judgeRoom(file, one.target);
}

function judgePackage(file: SourceFile, specifier: string): Judgement {
  const isNext = /^next(?:$|\/|-auth|-intl)/.test(specifier) || specifier === 'server-only';
  if (isNext && !NEXT_FOLDERS.includes(file.folder)) {
    return { rule: '2-next', what: `${file.folder} runs without Next and may not import ${specifier}` };
  }
  const isReact = /^(?:react|react-dom|react-aria-components|recharts|lucide-react)(?:$|\/)/.test(specifier);
  if (isReact && !REACT_FOLDERS.includes(file.folder)) {
    return {
      rule: '2-react',
      what: `React belongs to app and components; ${file.folder} imports ${specifier}`,
    };
  }
  return undefined;
}

function judgeFolder(file: SourceFile, target: string): Judgement {
  const allowed = MAY_IMPORT[file.folder];
  const to = target.includes('/') ? target.slice(0, target.indexOf('/')) : '';
  if (allowed === undefined || to === file.folder || allowed.includes(to)) return undefined;
  if (MAY_ALSO_IMPORT.some((extra) => extra.from.test(file.path) && extra.to.includes(to))) return undefined;
  const may = [...allowed, ...(allowed.length === 0 ? ['nothing of ours'] : [])].join(', ');
  return { rule: '1-folders', what: `${file.folder} may import ${may}; not ${target}` };
}

function judgeRoom(file: SourceFile, target: string): Judgement {
  const from = roomOf(file.path);
  const to = roomOf(target);
  if (from === undefined || to === undefined || from === to) return undefined;
  if (SHARED_ROOMS.includes(to)) return undefined;
  const height = ROOM_HEIGHT[from];
  const targetHeight = ROOM_HEIGHT[to];
  if (targetHeight === undefined || (height === undefined && !SHARED_ROOMS.includes(from))) {
    return {
      rule: '3-rooms',
      what: `the room ${targetHeight === undefined ? to : from} has no place in the order of rooms`,
    };
  }
  if (height !== undefined && height >= targetHeight) return undefined;
  return { rule: '3-rooms', what: `${from} lies below ${to} and may not import ${target}` };
}

function roomOf(file: string): string | undefined {
  if (SHARED_FILES.includes(file)) return undefined;
  return /^domains\/([^/]+)\//.exec(file)?.[1];
}
