/** The source with comments and string contents blanked (same length, same lines), and the strings. */
export type MaskedSource = { code: string; strings: { text: string; start: number }[] };

const MAY_PRECEDE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^]|=>|\b(?:return|typeof|case|in|of|await|yield|void))$/;

/**
 * Blanks what is not code. Knows strings, templates, comments and regular expressions, no more.
 * A quote without a partner on its line is text (an apostrophe in JSX), not the start of a string.
 */
export function maskSource(source: string): MaskedSource {
  const strings: MaskedSource['strings'] = [];
  let code = '';
  // For each open template: how many braces are open inside its present ${…}.
  const templates: number[] = [];
  const take = (end: number) => {
    code += source.slice(code.length, end);
  };
  const blank = (end: number) => {
    code += source.slice(code.length, end).replace(/[^\n]/g, ' ');
  };
  const takeTemplatePart = () => {
    const start = code.length;
    const end = findTemplateEnd(source, start);
    strings.push({ text: source.slice(start, end), start });
    blank(end);
    const opens = source.startsWith('${', end);
    take(end + (opens ? 2 : 1));
    if (opens) templates.push(0);
  };
  while (code.length < source.length) {
    const at = code.length;
    const character = source[at]!;
    const end = findTokenEnd(source, at, code);
    if (end.kind === 'comment' || end.kind === 'regex') blank(end.at);
    else if (end.kind === 'string') {
      strings.push({ text: source.slice(at + 1, end.at - 1), start: at });
      take(at + 1);
      blank(end.at - 1);
      take(end.at);
    } else if (character === '`') {
      take(at + 1);
      takeTemplatePart();
    } else if (character === '}' && templates.at(-1) === 0) {
      templates.pop();
      take(at + 1);
      takeTemplatePart();
    } else {
      if (templates.length > 0 && character === '{') templates[templates.length - 1]! += 1;
      if (templates.length > 0 && character === '}') templates[templates.length - 1]! -= 1;
      take(at + 1);
    }
  }
  return { code, strings };
}

type Token = { kind: 'comment' | 'regex' | 'string' | 'code'; at: number };

function findTokenEnd(source: string, at: number, before: string): Token {
  const character = source[at]!;
  if (source.startsWith('//', at))
    return { kind: 'comment', at: endOr(source.indexOf('\n', at), source.length) };
  if (source.startsWith('/*', at))
    return { kind: 'comment', at: endOr(source.indexOf('*/', at) + 2, source.length, 2) };
  if (character === "'" || character === '"') {
    const end = matchEnd(/(['"])(?:\\.|(?!\1)[^\\\n])*\1/y, source, at);
    return end === undefined ? { kind: 'code', at: at + 1 } : { kind: 'string', at: end };
  }
  if (character === '/' && MAY_PRECEDE_REGEX.test(before.slice(-40).trimEnd())) {
    const end = matchEnd(/\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y, source, at);
    if (end !== undefined) return { kind: 'regex', at: end };
  }
  return { kind: 'code', at: at + 1 };
}

function findTemplateEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`' || source.startsWith('${', at)) return at;
  }
  return source.length;
}

function matchEnd(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

function endOr(found: number, fallback: number, least = 0): number {
  return found < least ? fallback : found;
}
