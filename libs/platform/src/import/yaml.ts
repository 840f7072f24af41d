import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { fieldName, type Path, type Place } from './place.js';
import type { ProblemLog, ProblemText } from './problem.js';
import { texts } from './problem-texts.js';
import type { RawRecord, Source } from './raw-record.js';

/** Reads a YAML file that holds a list of records, or one record. Every scalar is text; an empty one is not given. */
export function readYaml(source: Source, layout: 'list' | 'document', problems: ProblemLog): RawRecord[] {
  const lines = new LineCounter();
  // The failsafe schema knows only text: 061 keeps its zero, "no" stays a word, and nothing becomes a date.
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    lineCounter: lines,
    stringKeys: true,
    logLevel: 'error',
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line, column: col };
  };
  if (!isSound(document, at, problems)) return [];

  const content = document.contents;
  if (content === null || (isScalar(content) && content.value === '')) {
    problems.add({ file: source.file }, texts.emptyFile());
    return [];
  }
  if (layout === 'document') return [record(content, at)];
  if (!isSeq(content)) {
    problems.add(at(start(content)), texts.notAList());
    return [];
  }
  return content.items.filter(isNode).map((item) => record(item, at));
}

/** Tells whatever the parser complains of, and anchors, aliases and tags: data needs none, and aliases can be a bomb. */
function isSound(document: Document.Parsed, at: (offset: number) => Place, problems: ProblemLog): boolean {
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) problems.add(at(fault.pos[0]), explain(fault));
  let sound = faults.length === 0;
  visit(document, {
    Node: (_, node) => {
      const unwanted = isAlias(node) || node.anchor !== undefined;
      if (unwanted) problems.add(at(start(node)), texts.aliasNotAllowed());
      sound &&= !unwanted;
    },
  });
  return sound;
}

function explain(fault: YAMLError): ProblemText {
  if (fault.code === 'DUPLICATE_KEY') return texts.duplicateField();
  if (fault.code === 'MULTIPLE_DOCS') return texts.severalDocuments();
  if (fault.code === 'TAB_AS_INDENT') return texts.yamlTab();
  if (fault.code === 'TAG_RESOLVE_FAILED') return texts.tagNotAllowed();
  return texts.yamlSyntax();
}

function record(node: Node, at: (offset: number) => Place): RawRecord {
  return {
    value: plain(node),
    at: (path) => {
      const place = at(start(nearest(node, path)));
      return path.length === 0 ? place : { ...place, field: fieldName(path) };
    },
  };
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** The node at the path, or the innermost one above it that is there. */
function nearest(node: Node, path: Path): Node {
  let found = node;
  for (const step of path) {
    const below = isMap(found) || isSeq(found) ? found.get(step, true) : undefined;
    if (!isNode(below)) return found;
    found = below;
  }
  return found;
}

/** The node as texts, lists and objects; what is empty is left out. */
function plain(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) {
    const fields = node.items.map(({ key, value }): [string, unknown] => [
      isScalar(key) ? String(key.value) : '',
      plain(value),
    ]);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
  return text === '' ? undefined : text;
}
