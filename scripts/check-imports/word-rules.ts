import { NAMESPACES } from '../../messages/namespaces.ts';
import { type Namespace, type Place, WORDS_EVERYWHERE, WORDS_OF_PLACE } from '../../messages/places.ts';
import type { SourceFile, Tree, Violation } from './read-tree.ts';

const ENTRANCE =
  /^app\/(?:\(console\)\/([^/]+)\/|(\(auth\))\/)?(?:.*\/)?(?:page|layout|loading|error|not-found)\.tsx$/;
const ASKED = /\buseTranslations\((\))?/g;
const RUNS_ON_THE_SERVER = ['actions.ts'];

type Use = { file: SourceFile; line: number; words: Namespace | undefined };

/**
 * Parts that run in the browser find their words there: each page's parts use only words that its place is given
 * (`messages/places.ts`), and no place is given words that none of its parts uses.
 */
export function findWordViolations(tree: Tree): Violation[] {
  const perPlace = new Map<string, Use[]>();
  for (const file of tree.values()) {
    const match = ENTRANCE.exec(file.path);
    if (!match) continue;
    const place = match[1] ?? match[2] ?? '';
    perPlace.set(place, [...(perPlace.get(place) ?? []), ...findUses(tree, file)]);
  }
  const missing = [...perPlace].flatMap(([place, uses]) => {
    const given = new Set([...WORDS_EVERYWHERE, ...(isPlace(place) ? WORDS_OF_PLACE[place] : [])]);
    return uses.flatMap((use) => judge(use, place, given));
  });
  return [...new Map(missing.map((one) => [`${one.file}:${one.line}:${one.what}`, one])).values()].concat(
    findUnused(perPlace),
  );
}

function judge({ file, line, words }: Use, place: string, given: ReadonlySet<Namespace>): Violation[] {
  if (words !== undefined && given.has(words)) return [];
  const what =
    words === undefined
      ? 'a part of the browser says which words it uses: useTranslations(‘file.part’)'
      : `the words of ‘${words}’ are not sent to ${place || 'every page'} (messages/places.ts)`;
  return [{ file: file.path, line, rule: 'words', what }];
}

function findUnused(perPlace: ReadonlyMap<string, Use[]>): Violation[] {
  return Object.entries(WORDS_OF_PLACE).flatMap(([place, names]) => {
    const used = new Set(perPlace.get(place)?.map((use) => use.words));
    return names
      .filter((name) => perPlace.has(place) && !used.has(name))
      .map((name) => ({
        file: 'messages/places.ts',
        line: 1,
        rule: 'words',
        what: `no part of ${place} uses ‘${name}’ in the browser`,
      }));
  });
}

/** What the browser's parts behind an entrance ask words of. */
function findUses(tree: Tree, entrance: SourceFile): Use[] {
  const uses: Use[] = [];
  const seen = new Set<string>();
  const visit = (file: SourceFile, above: boolean) => {
    const inBrowser = above || file.isClient;
    const key = `${file.path} ${inBrowser}`;
    if (seen.has(key) || RUNS_ON_THE_SERVER.some((name) => file.path.endsWith(`/${name}`))) return;
    seen.add(key);
    if (inBrowser) uses.push(...readUses(file));
    for (const one of file.imports) {
      const target = one.isTypeOnly || one.target === undefined ? undefined : tree.get(one.target);
      if (target) visit(target, inBrowser);
    }
  };
  visit(entrance, false);
  return uses;
}

function readUses(file: SourceFile): Use[] {
  return [...file.code.matchAll(ASKED)].map((match) => {
    const line = file.code.slice(0, match.index).split('\n').length;
    const named = file.strings.filter((one) => one.line === line).map((one) => one.text.split('.')[0]);
    return { file, line, words: match[1] ? undefined : NAMESPACES.find((name) => named.includes(name)) };
  });
}

function isPlace(name: string): name is Place {
  return name in WORDS_OF_PLACE;
}
