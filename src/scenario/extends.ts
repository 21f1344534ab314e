import { host } from '#host';
import { type Problem, ScenarioError } from '../errors.ts';
import { type Draft, draftOf, mergeDrafts } from './draft.ts';
import { quoted } from '../notation/messages.ts';
import { foreignFile } from './file-kind.ts';
import { report } from './reading.ts';
import { scenarioShape } from './schema.ts';
import { checkShape } from './shape.ts';
import { largestScenario, readNamedFile, type SourceFile } from './source-file.ts';
import { exhaustingRule, readYaml, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** A scenario with everything it extends. */
export interface Chain {
  readonly draft: Draft;
  /** What each file says by itself, in the order of the files. */
  readonly drafts: readonly Draft[];
  /** The file itself first, then what it extends. */
  readonly files: readonly SourceFile[];
}

/** What a file shows by its keys that it is a scenario; a lever is told apart later. */
const scenarioKind = { name: 'a scenario', keys: [...Object.keys(scenarioShape.shape), 'lever'] };

/**
 * Reads what a file extends, and merges it, the furthest base first. Null where a base is missing or a file holds no
 * scenario: what is left could not be judged.
 */
export function readChain(first: SourceFile, problems: Problem[]): Chain | null {
  const files: SourceFile[] = [];
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  let next: SourceFile | null = first;
  while (next !== null) {
    const file: SourceFile = next;
    files.push(file);
    seen.add(host.files.realPath(host.files.resolve(file.folder, host.files.baseName(file.name))));
    const foreign = foreignFile(file, scenarioKind);
    if (foreign !== null) {
      problems.push(withoutContent(file, foreign));
      return null;
    }
    const tree = readYaml(file, problems);
    if (tree?.kind === 'map' && refuseLever(tree, problems)) return null;
    const shaped = tree === null ? null : checkShape(tree, problems);
    if (shaped === null) return null;
    const draft = draftOf(shaped, problems);
    drafts.push(draft);
    const base = draft.settings.get('extends');
    if (base?.kind !== 'scalar') break;
    next = readBase(file, base, seen, problems);
    if (next === null) return null;
  }
  return { draft: drafts.reduceRight(mergeDrafts), drafts, files };
}

/** What is wrong with a file that does not look like a scenario, more exactly where that needs none of its words. */
function withoutContent(file: SourceFile, foreign: Problem): Problem {
  const problems: Problem[] = [];
  const tree = readYaml(file, problems);
  const tooMuch = problems.find(({ rule }) => rule === exhaustingRule);
  if (tooMuch !== undefined || problems.length > 0 || tree === null) return tooMuch ?? foreign;
  if (tree.kind === 'map') return foreign;
  checkShape(tree, problems);
  return tree.kind === 'list' ? problems[0]! : { ...problems[0]!, found: 'a text' };
}

/** Whether a file is a lever, which is reported. */
function refuseLever(root: YamlMap, problems: Problem[]): boolean {
  const lever = root.entries.get('lever');
  if (lever === undefined) return false;
  const hint = 'write `costcone compare SCENARIO --lever FILE`';
  report(
    { problems },
    lever.key,
    'this file is a lever: it changes a scenario, but is not one',
    undefined,
    hint,
  );
  return true;
}

function readBase(
  file: SourceFile,
  node: YamlScalar,
  seen: ReadonlySet<string>,
  problems: Problem[],
): SourceFile | null {
  const { files } = host;
  const path = files.resolve(node.file.folder, node.text);
  // The same file has the same path, whatever links lead to it.
  const opened = node.file.access.open(path);
  if (opened !== null && seen.has(opened)) {
    report(
      { problems },
      node,
      'a scenario must not extend itself, not even through others',
      quoted(node.text),
    );
    return null;
  }
  // Named as the user would, from where the extending file was named.
  const name = files.join(files.folderOf(file.name), node.text);
  try {
    return readNamedFile(node.file, {
      written: node.text,
      path,
      name: files.resolve(name) === path ? name : path,
      largest: largestScenario,
    });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [problem] = error.problems;
    // A problem with a line is one inside the base; without, it is that the base cannot be had.
    if (problem?.place.line !== undefined) problems.push(problem);
    else report({ problems }, node, problem!.rule, problem!.found ?? quoted(node.text), problem!.hint);
    return null;
  }
}
