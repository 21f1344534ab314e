import { host } from '#host';
import { type Problem, ScenarioError } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { isDimensionless } from '../../units/arithmetic.ts';
import { fileAccess } from '../file-access.ts';
import { foreignFile } from '../file-kind.ts';
import { inOrder } from '../in-order.ts';
import type { Patch } from '../patches.ts';
import { readNotation, report } from '../reading.ts';
import { checkShape } from '../shape.ts';
import { largestScenario, readSourceFile, type SourceFile } from '../source-file.ts';
import { readYaml, type YamlMap, type YamlNode, type YamlScalar } from '../yaml-tree.ts';
import type { Lever } from './lever.ts';
import { leverFile, leverKeys, unfinishedLever } from './lever-shape.ts';

/** Keys by which a file shows that it is a scenario. */
const ofScenarios = ['model', 'inputs', 'formulas', 'extends', 'question'];

/** What a file shows by its keys that it is a lever; a scenario is told apart later. */
const leverKind = { name: 'a lever', keys: [...leverKeys, ...ofScenarios] };

/** Reads a lever file; `allowRead` as of `readScenario`. @throws ScenarioError with every problem at once */
export function readLever(path: string, allowRead: readonly string[] = []): Lever {
  const { files } = host;
  const access = fileAccess(files.folderOf(files.resolve(path)), allowRead);
  const file = readSourceFile(path, path, largestScenario, access);
  const foreign = foreignFile(file, leverKind);
  if (foreign !== null) throw new ScenarioError([foreign]);
  const problems: Problem[] = [];
  const tree = readYaml(file, problems);
  if (tree?.kind === 'map') refuseScenario(tree, problems);
  const shaped = tree === null || problems.length > 0 ? null : shapeOf(tree, problems);
  const lever = shaped === null ? null : leverOf(shaped.root, file, problems);
  if (lever === null || problems.length > 0) throw new ScenarioError(inOrder(problems, [file]));
  return lever;
}

/** A lever without what it must have is looked at all the same, so that all that is wrong is told at once. */
const shapeOf = (tree: YamlNode, problems: Problem[]) =>
  checkShape(tree, problems, leverFile) ?? checkShape(tree, [], unfinishedLever);

function refuseScenario({ entries }: YamlMap, problems: Problem[]): void {
  const key = entries.has('lever') ? undefined : ofScenarios.find((one) => entries.has(one));
  if (key === undefined) return;
  const hint = 'compare it without `--lever`; a lever begins with `lever: NAME`';
  report({ problems }, entries.get(key)!.key, 'this file is a scenario, not a lever', undefined, hint);
}

function leverOf(root: YamlMap, file: SourceFile, problems: Problem[]): Lever {
  const at = (key: string): YamlNode | undefined => root.entries.get(key)?.value;
  const textOf = (key: string) => (at(key) as YamlScalar | undefined)?.text;
  const name = at('lever') as YamlScalar | undefined;
  if (name !== undefined && !/^[\w.-]+$/.test(name.text))
    report({ problems }, name, 'must be one word, as in int8', quoted(name.text));
  const lever: Lever = {
    name: textOf('lever') ?? '',
    title: textOf('title') ?? '',
    explanation: textOf('explanation') ?? '',
    nothing: textOf('nothing') ?? null,
    requires: requirementsOf(entriesOf(at('requires'))),
    unset: scalarsOf(at('unset')),
    keep: keptOf(at('keep')),
    set: [...entriesOf(at('set'))].map(([path, { key, value }]): Patch => ({ path, key, value })),
    scale: scalesOf(entriesOf(at('scale')), problems),
    file,
  };
  if (lever.set.length + lever.scale.size + lever.unset.length === 0 && !problems.some(isChange))
    report(
      { problems },
      name ?? root,
      'changes nothing',
      undefined,
      'write what it changes under `set` or `scale`',
    );
  return lever;
}

/** Whether a problem may be in what a lever changes: under a key that does not only say what the lever is. */
const isChange = ({ path }: Problem) => !/^(?:lever|title|explanation|nothing|requires|keep|$)/.test(path);

function requirementsOf(entries: YamlMap['entries']): Lever['requires'] {
  const arithmetic = entries.get('arithmetic')?.value;
  const holds = entries.get('holds')?.value;
  const options = ['model', 'accelerator', 'rental', 'provider'].flatMap((key) => {
    const entry = entries.get(key);
    return entry === undefined ? [] : [[key, scalarsOf(entry.value)] as const];
  });
  return {
    options: new Map(options),
    arithmetic: arithmetic?.kind === 'scalar' ? arithmetic : null,
    holds: (holds?.kind === 'list' ? holds.items : []).map((item) => {
      const inner = entriesOf(item);
      const otherwise = inner.get('else')!.value as YamlScalar;
      return { condition: inner.get('condition')!.value as YamlScalar, otherwise: otherwise.text };
    }),
  };
}

function keptOf(node: YamlNode | undefined): Lever['keep'] {
  if (node?.kind !== 'map') return scalarsOf(node).map((name) => ({ as: name.text, key: name, name }));
  return [...node.entries].map(([as, { key, value }]) => ({ as, key, name: value as YamlScalar }));
}

function scalesOf(entries: YamlMap['entries'], problems: Problem[]): Lever['scale'] {
  const scales = [...entries].flatMap(([name, { key, value }]) => {
    const node = value as YamlScalar;
    const tree = readNotation({ problems, files: [], remarks: [] }, node, parseQuantity);
    if (tree === null) return [];
    const isNumber = tree.kind === 'constant' && (tree.unit === null || isDimensionless(tree.unit));
    if (isNumber && tree.base > 0) return [[name, { factor: tree.base, node, key }] as const];
    const hint = tree.kind === 'constant' ? undefined : 'put a distribution under `set`';
    report({ problems }, node, 'must be a number above 0, as in 0.8 or 80%', quoted(node.text), hint);
    return [];
  });
  return new Map(scales);
}

const entriesOf = (node: YamlNode | undefined): YamlMap['entries'] =>
  node?.kind === 'map' ? node.entries : new Map();

/** A text, or the texts of a list. */
function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node === undefined || node.kind === 'map') return [];
  return node.kind === 'scalar' ? [node] : node.items.filter((item) => item.kind === 'scalar');
}
