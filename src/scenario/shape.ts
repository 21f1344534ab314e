import type * as z from 'zod';
import { didYouMean, type Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { keysAt, scenarioShape } from './schema.ts';
import type { Shaped } from './shaped.ts';
import type { Placed, YamlMap, YamlNode } from './yaml-tree.ts';

/** What a kind of file may hold. */
export interface FileShape {
  readonly shape: z.ZodType;
  /** The keys that a mapping at a path may have. */
  readonly keysAt: (path: readonly PropertyKey[]) => readonly string[];
}

const scenarioFile: FileShape = { shape: scenarioShape, keysAt };

/**
 * Checks which keys a scenario, or a file of another shape, has and of what kind their values are. What is wrong is reported and taken out of the
 * tree, so that the rest can be checked further; null when nothing is left. What only lacks because something was
 * taken out is not reported.
 */
export function checkShape(
  root: YamlNode,
  problems: Problem[],
  { shape, keysAt }: FileShape = scenarioFile,
): Shaped | null {
  const lost = new Set<string>();
  for (let found = problems; ; found = []) {
    // A program for the shape costs more to make than a file or two cost to check.
    const parsed = shape.safeParse(plainValue(root), { jitless: true });
    if (parsed.success) return root.kind === 'map' ? { root, lost } : null;
    const wrong = new Set<YamlNode>();
    for (const issue of parsed.error.issues) reportIssue(root, issue, found, wrong, keysAt);
    if (wrong.has(root)) return null;
    if (root.kind === 'map') for (const name of namedEntries(root)) lost.add(name);
    removeNodes(root, wrong);
    if (root.kind === 'map') for (const name of namedEntries(root)) lost.delete(name);
  }
}

/** The tree as plain data without prototypes, so that no key can reach one. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(plainValue);
  if (node.kind === 'scalar')
    return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.text : node.value;
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, { value }] of node.entries) plain[key] = plainValue(value);
  return plain;
}

/** The text of a scalar; undefined for everything else. */
export function textAt(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

/** Names of the inputs and formulas there are. */
function namedEntries(root: YamlMap): readonly string[] {
  return ['inputs', 'formulas'].flatMap((key) => {
    const section = root.entries.get(key)?.value;
    return section?.kind === 'map' ? [...section.entries.keys()] : [];
  });
}

type Issue = z.core.$ZodIssue;

function reportIssue(
  root: YamlNode,
  issue: Issue,
  problems: Problem[],
  wrong: Set<YamlNode>,
  keysAt: FileShape['keysAt'],
): void {
  const inner = issue.code === 'invalid_union' ? fittingBranch(issue) : null;
  if (inner !== null) {
    for (const { path, ...rest } of inner)
      reportIssue(root, { ...rest, path: [...issue.path, ...path] } as Issue, problems, wrong, keysAt);
    return;
  }
  const { node, missing } = findNode(root, issue.path);
  if (missing === null && issue.code === 'unrecognized_keys' && node.kind === 'map') {
    for (const key of issue.keys) {
      const entry = node.entries.get(key)!;
      problems.push(unknownKey(entry.key, key, keysAt(issue.path)));
      wrong.add(entry.value);
    }
    return;
  }
  wrong.add(node);
  const at = { place: node.at(), path: node.path };
  if (missing !== null) {
    problems.push({ ...at, rule: `\`${missing}\` is missing` });
    return;
  }
  // What a mapping lacks, its rule says.
  const found = issue.code === 'custom' && node.kind === 'map' ? undefined : describeNode(node);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const hint = node.kind === 'scalar' ? didYouMean(node.text, values) : undefined;
    problems.push({
      ...at,
      rule: `must be ${listed(values)}`,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    });
    return;
  }
  // YAML takes 2023 and true for more than text.
  const isUnquoted = issue.message === 'must be text' && node.kind === 'scalar' && node.value !== null;
  problems.push({
    ...at,
    rule: issue.message,
    ...(found === undefined ? {} : { found }),
    ...(isUnquoted ? { hint: 'put it in quotes' } : {}),
  });
}

/** The issues of the alternative that at least is of the right kind; null when none is. */
function fittingBranch(issue: z.core.$ZodIssueInvalidUnion): readonly Issue[] | null {
  const isOtherKind = (inner: Issue): boolean =>
    inner.path.length === 0 &&
    (inner.code === 'invalid_type' || (inner.code === 'invalid_union' && fittingBranch(inner) === null));
  return issue.errors.find((branch) => !branch.some(isOtherKind)) ?? null;
}

/** The node at a path, or the one in which the path's last key is missing. */
function findNode(root: YamlNode, path: readonly PropertyKey[]): { node: YamlNode; missing: string | null } {
  let node = root;
  for (const step of path) {
    const next =
      node.kind === 'map'
        ? node.entries.get(String(step))?.value
        : node.kind === 'list'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) return { node, missing: String(step) };
    node = next;
  }
  return { node, missing: null };
}

function unknownKey(key: Placed, name: string, known: readonly string[]): Problem {
  const isDigits = /^\d{3}(?!\d)/.test(name);
  const hint = isDigits
    ? 'a comma ends a value here: leave out thousands separators'
    : (didYouMean(name, known) ?? `known keys: ${known.join(', ')}`);
  return { place: key.at(), path: key.path, rule: 'unknown key', found: quoted(name), hint };
}

function removeNodes(node: YamlNode, wrong: ReadonlySet<YamlNode>): void {
  if (node.kind === 'map') {
    for (const [key, { value }] of node.entries) {
      if (wrong.has(value)) node.entries.delete(key);
      else removeNodes(value, wrong);
    }
  } else if (node.kind === 'list') {
    const kept = node.items.filter((item) => !wrong.has(item));
    node.items.splice(0, node.items.length, ...kept);
    for (const item of kept) removeNodes(item, wrong);
  }
}

/** A value in a few words, for a message. */
function describeNode(node: YamlNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'list') return `a list of ${node.items.length}`;
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? quoted(node.text) : node.text;
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
