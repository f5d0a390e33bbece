/** A value of the part of YAML that compose.yaml uses: maps, lists, texts, anchors and merges. */
export type Yaml = string | Yaml[] | { [key: string]: Yaml };

type Line = { indent: number; text: string };

/** Reads block maps and lists, flow lists, quoted texts, `&anchor`, `*alias` and `<<`; nothing else of YAML. */
export function readYaml(source: string): Yaml {
  const lines = source
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('#'))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  return readBlock(lines, new Map());
}

function readBlock(lines: Line[], anchors: Map<string, Yaml>): Yaml {
  const indent = lines[0]!.indent;
  if (lines[0]!.text.startsWith('- ')) return lines.map(({ text }) => readScalar(text.slice(2)));
  const map: { [key: string]: Yaml } = {};
  for (let at = 0; at < lines.length; ) {
    const [, key, rest = ''] = /^([^:\s]+):(?:\s+(.*))?$/.exec(lines[at]!.text)!;
    let end = at + 1;
    while (end < lines.length && lines[end]!.indent > indent) end += 1;
    const [, anchor, scalar = ''] = /^(?:&(\S+)\s*)?(.*)$/.exec(rest)!;
    const value = end > at + 1 ? readBlock(lines.slice(at + 1, end), anchors) : readScalar(scalar);
    if (anchor) anchors.set(anchor, value);
    if (key === '<<') Object.assign(map, anchors.get(rest.slice(1)));
    else map[key!] = value;
    at = end;
  }
  return map;
}

function readScalar(text: string): Yaml {
  if (text.startsWith('[')) return JSON.parse(text) as Yaml;
  return /^".*"$/.test(text) ? (JSON.parse(text) as string) : text;
}
