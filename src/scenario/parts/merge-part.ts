import { type Document, isMap, isSeq, type ParsedNode, type YAMLSeq } from 'yaml';
import { type Problem, ScenarioError } from '../../errors.ts';
import { placeIn, type SourceFile } from '../source-file.ts';
import { parseYaml } from '../yaml-document.ts';
import type { PartMapping, ScenarioPart } from './part.ts';
import { itemLines, mappingInBraces, mappingLines, partText, quotedText } from './part-text.ts';
import { checkMerged } from './merged-rest.ts';
import { columnOf, editedText, nextLine, type TextEdit } from './text-edits.ts';
import { endOf, isEmpty, isSame, pairOf, type ParsedMap, type ParsedPair, textOf } from './yaml-nodes.ts';

/** What of an item of a list says that it is the same thing, by the name of the list; of others the whole list counts. */
const identities: Readonly<Record<string, readonly string[]>> = {
  observed: ['quantity', 'month'],
  published: ['quantity'],
};

/**
 * The text of a scenario with a part merged into it. Everything else stays as it was written, to the last comment.
 *
 * @param replace whether values that are there already are replaced; what stands beside a value, as `growth`, stays
 * @throws ScenarioError where the file is not YAML or holds a key already, at its place
 */
export function mergePart(file: SourceFile, part: ScenarioPart, replace: boolean): string {
  const problems: Problem[] = [];
  const document = parseYaml(file, problems);
  if (problems.length > 0) throw new ScenarioError(problems);
  if (document === null || document.contents === null)
    return `${file.text}${file.text === '' || file.text.endsWith('\n') ? '' : '\n'}${partText(part)}\n`;
  const merging = new Merging(file, document, replace);
  const text = merging.merge(part);
  checkMerged(file, document, text, part);
  return text;
}

class Merging {
  readonly #file: SourceFile;
  readonly #root: ParsedMap;
  readonly #replace: boolean;
  readonly #edits: TextEdit[] = [];
  readonly #problems: Problem[] = [];
  readonly #newline: string;
  /** Lines that come after everything else. */
  readonly #last: string[] = [];

  constructor(file: SourceFile, document: Document.Parsed, replace: boolean) {
    this.#file = file;
    this.#replace = replace;
    this.#newline = file.text.includes('\r\n') ? '\r\n' : '\n';
    const root = document.contents;
    if (!isMap(root) || root.flow)
      throw new ScenarioError([
        {
          place: placeIn(file, 0),
          path: '',
          rule: 'must have its keys on lines of their own to be merged into',
        },
      ]);
    this.#root = root as ParsedMap;
  }

  merge({ options, inputs, lists }: ScenarioPart): string {
    for (const [key, value] of Object.entries(options)) this.#option(key, value);
    if (Object.keys(inputs).length > 0) this.#inputs(inputs);
    for (const [key, items] of Object.entries(lists)) if (items.length > 0) this.#list(key, items);
    if (this.#problems.length > 0) throw new ScenarioError(this.#problems);
    if (this.#last.length > 0) this.#atEnd();
    return editedText(this.#file.text, this.#edits);
  }

  #option(key: string, value: string): void {
    const pair = pairOf(this.#root, key);
    if (pair === undefined) this.#last.push(`${key}: ${value}`);
    else if (this.#written(pair.value).replace(/\s+/g, ' ') !== value)
      this.#overwrite(pair, key, () => this.#setValue(pair, value));
  }

  #inputs(inputs: ScenarioPart['inputs']): void {
    const pair = pairOf(this.#root, 'inputs');
    const fresh: [string, PartMapping][] = [];
    for (const [name, mapping] of Object.entries(inputs)) {
      const there = this.#inputPair(pair?.value ?? null, name);
      if (there === undefined) fresh.push([name, mapping]);
      else this.#overwrite(there.pair, there.path, () => this.#setMapping(there.pair, mapping));
    }
    if (fresh.length === 0) return;
    const lines = (indent: string) =>
      fresh.flatMap(([name, mapping]) => [
        `${indent}${name}:`,
        ...mappingLines(mapping).map((line) => `${indent}  ${line}`),
      ]);
    const value = pair?.value ?? null;
    if (pair === undefined) this.#last.push('inputs:', ...lines('  '));
    else if (isEmpty(value)) this.#afterLineOf(pair, lines('  '));
    else if (!isMap(value)) this.#refuse(pair, 'inputs', 'must be a mapping to be merged into');
    else
      this.#addToMap(
        value as ParsedMap,
        fresh.map(([name, mapping]) => `${name}: ${mappingInBraces(mapping)}`),
        lines,
      );
  }

  /** Where an input is given: under `inputs`, or in the row of its workload. */
  #inputPair(inputs: ParsedNode | null, name: string) {
    const pair = isMap(inputs) ? pairOf(inputs as ParsedMap, name) : undefined;
    if (pair !== undefined) return { pair, path: `inputs.${name}` };
    const end = name.indexOf('.');
    const rows = pairOf(this.#root, 'workloads')?.value;
    if (end < 0 || !isSeq(rows)) return undefined;
    for (const row of rows.items as ParsedNode[]) {
      if (!isMap(row) || textOf(pairOf(row as ParsedMap, 'name')?.value) !== name.slice(0, end)) continue;
      const found = pairOf(row as ParsedMap, name.slice(end + 1));
      if (found !== undefined) return { pair: found, path: `workloads.${name}` };
    }
    return undefined;
  }

  #list(key: string, items: readonly PartMapping[]): void {
    const pair = pairOf(this.#root, key);
    const value = pair?.value ?? null;
    const lines = (indent: string, all = items) => all.flatMap(itemLines).map((line) => `${indent}${line}`);
    if (pair === undefined) this.#last.push(`${key}:`, ...lines('  '));
    else if (isEmpty(value)) this.#afterLineOf(pair, lines('  '));
    else if (!isSeq(value)) this.#refuse(pair, key, 'must be a list to be merged into');
    else {
      const list = value as YAMLSeq.Parsed;
      const identity = identities[key];
      const rows = list.items as ParsedNode[];
      // What has no name of its own is the same only where the whole list is as long.
      const fits = rows.length === items.length && rows.every((row) => isMap(row));
      if (identity === undefined && rows.length > 0 && this.#replace && !fits) {
        const rule = `has ${rows.length} where ${items.length} ${items.length === 1 ? 'is' : 'are'} imported: change it by hand`;
        this.#refuse(pair, key, rule);
        return;
      }
      const fresh = items.filter((item, index) => {
        const same = (row: ParsedNode, at: number) =>
          identity === undefined ? !fits || at === index : isSame(row, item, identity);
        const old = rows.findIndex(same);
        if (old < 0) return true;
        const row = list.items[old] as ParsedMap;
        this.#overwriteAt(row.range[0], `${key}[${old}]`, () => {
          for (const [word, value] of Object.entries(item)) this.#setItem(row, word, value);
        });
        return false;
      });
      if (fresh.length === 0) return;
      if (list.flow) this.#addInBrackets(list, fresh.map(mappingInBraces), ']');
      else {
        const indent = ' '.repeat((list.srcToken as { indent?: number } | undefined)?.indent ?? 2);
        this.#insert(nextLine(this.#file.text, endOf(list)), lines(indent, fresh));
      }
    }
  }

  /** A value that is there already is replaced, or refused. */
  #overwrite(pair: ParsedPair, path: string, act: () => void): void {
    this.#overwriteAt(pair.key.range[0], path, act);
  }

  #overwriteAt(offset: number, path: string, act: () => void): void {
    if (this.#replace) act();
    else
      this.#problems.push({
        place: placeIn(this.#file, offset),
        path,
        rule: 'is there already',
        hint: '--replace puts the imported value in its place',
      });
  }

  #refuse(pair: ParsedPair, path: string, rule: string): void {
    this.#problems.push({ place: placeIn(this.#file, pair.key.range[0]), path, rule });
  }

  /** The value of an input; what stands beside it in a mapping stays. */
  #setMapping(pair: ParsedPair, mapping: PartMapping): void {
    if (!isMap(pair.value)) this.#setValue(pair, mappingInBraces(mapping));
    else
      for (const [key, value] of Object.entries(mapping)) this.#setInMap(pair.value as ParsedMap, key, value);
  }

  /** A key of an item of a list: a mapping that is there keeps what stands beside its value. */
  #setItem(row: ParsedMap, key: string, value: PartMapping[string]): void {
    const pair = pairOf(row, key);
    if (pair !== undefined && typeof value === 'object' && !('quoted' in value))
      this.#setMapping(pair, value as PartMapping);
    else this.#setInMap(row, key, value);
  }

  #setInMap(map: ParsedMap, key: string, value: PartMapping[string]): void {
    const text =
      typeof value === 'string'
        ? map.flow && /[,[\]{}]/.test(value)
          ? quotedText(value)
          : value
        : 'quoted' in value && typeof value.quoted === 'string'
          ? quotedText(value.quoted)
          : mappingInBraces(value as PartMapping);
    const pair = pairOf(map, key);
    if (pair !== undefined) this.#setValue(pair, text);
    else this.#addToMap(map, [`${key}: ${text}`], (indent) => [`${indent}${key}: ${text}`]);
  }

  #setValue({ key, value }: ParsedPair, text: string): void {
    const colon = this.#file.text.indexOf(':', key.range[1]);
    if (isEmpty(value)) this.#edits.push({ start: colon + 1, end: colon + 1, text: ` ${text}` });
    else this.#edits.push({ start: value!.range[0], end: endOf(value!), text });
  }

  #addToMap(map: ParsedMap, inBraces: readonly string[], lines: (indent: string) => readonly string[]): void {
    if (map.flow) {
      this.#addInBrackets(map, inBraces, '}');
      return;
    }
    const [first] = map.items as ParsedPair[];
    const indent = ' '.repeat(columnOf(this.#file.text, first!.key.range[0]));
    this.#insert(nextLine(this.#file.text, endOf(map)), lines(indent));
  }

  #addInBrackets(node: ParsedMap | YAMLSeq.Parsed, items: readonly string[], bracket: string): void {
    const close = this.#file.text.lastIndexOf(bracket, node.range[1] - 1);
    const before = this.#file.text.slice(0, close).trimEnd();
    const separator = node.items.length === 0 || before.endsWith(',') ? ' ' : ', ';
    const space = node.items.length === 0 ? ' ' : '';
    this.#edits.push({
      start: before.length,
      end: before.length,
      text: `${separator}${items.join(', ')}${space}`,
    });
  }

  #afterLineOf({ key }: ParsedPair, lines: readonly string[]): void {
    this.#insert(nextLine(this.#file.text, key.range[1]), lines);
  }

  /** Puts the last lines at the end of the file, or before the mark that ends a document. */
  #atEnd(): void {
    const { text } = this.#file;
    const mark = /^\.\.\.\s*$/m.exec(text.slice(endOf(this.#root)));
    this.#insert(mark === null ? text.length : endOf(this.#root) + mark.index, this.#last);
  }

  #insert(offset: number, lines: readonly string[]): void {
    const { text } = this.#file;
    const needsEnd =
      offset > 0 && text[offset - 1] !== '\n' && !this.#edits.some((edit) => edit.start === offset);
    const added = lines.join(this.#newline) + this.#newline;
    this.#edits.push({ start: offset, end: offset, text: `${needsEnd ? this.#newline : ''}${added}` });
  }

  #written(node: ParsedNode | null): string {
    return node === null ? '' : this.#file.text.slice(node.range[0], endOf(node));
  }
}
