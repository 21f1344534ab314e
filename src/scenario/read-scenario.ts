import { host } from '#host';
import { type Problem, ScenarioError } from '../errors.ts';
import { type CheckedDraft, checkDraft } from './check-scenario.ts';
import { digestOf, digestOfAll } from './digests.ts';
import { type Draft, mergeDrafts } from './draft.ts';
import { carriedEvidence } from './evidence/carried.ts';
import { tiedOtherwise } from './evidence/tied-otherwise.ts';
import { withoutObserved, writerOf } from './evidence/inherited.ts';
import { type Chain, readChain } from './extends.ts';
import { inOrder } from './in-order.ts';
import type { InputsAsRead } from './inputs.ts';
import type { Lever } from './levers/lever.ts';
import { type FileAccess, fileAccess } from './file-access.ts';
import { findLevers } from './levers/lever-files.ts';
import { pullLevers, titleOf } from './levers/pull-levers.ts';
import { overrideDraft } from './overrides.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';
import { largestScenario, readSourceFile, type SourceFile, sourceFile } from './source-file.ts';
import type { UnreadPublished } from './unread-published.ts';

export interface ReadOptions {
  /** Changes from the command line, as in `electricity_price=0.05 to 0.2 USD/kWh` or `year=2024`. */
  readonly set?: readonly string[];
  /** Levers to pull, after `set`: names of those that come with costcone, paths of others, or levers that were read. */
  readonly levers?: readonly (string | Lever)[];
  /** Where given, a published value that can be held against nothing is added here instead of refusing the file. */
  readonly unread?: UnreadPublished[];
  /**
   * Folders and files that the scenario may name besides those below its own folder, the working directory and the
   * scenarios that come with costcone.
   */
  readonly allowRead?: readonly string[];
  /** Takes the place of what the rules let the scenario read: told of every file that is named, for those who follow or lend them. */
  readonly access?: (ruled: FileAccess) => FileAccess;
}

/**
 * Reads a scenario file, everything it extends and the CSV columns it names, and checks every word of them.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenario(file: string, options: ReadOptions = {}): Scenario {
  return readFrom(openScenario(file, options), options);
}

/** The text of a scenario file, with the files that it may name. @throws ScenarioError where it cannot be had */
export function openScenario(
  file: string,
  { allowRead, access = asRuled }: Pick<ReadOptions, 'allowRead' | 'access'>,
): SourceFile {
  const { files } = host;
  const ruled = fileAccess(files.folderOf(files.resolve(file)), allowRead);
  return readSourceFile(file, file, largestScenario, access(ruled));
}

const asRuled = (ruled: FileAccess) => ruled;

/**
 * Reads a scenario that comes from no file; relative paths in it start from `folder`, the working directory unless
 * said.
 *
 * @throws ScenarioError with every problem at once
 */
export function readScenarioText(text: string | Uint8Array, options: TextOptions = {}): Scenario {
  return readFrom(openText(text, options), options);
}

export interface TextOptions extends ReadOptions {
  /** What messages call it; `<stdin>` unless stated otherwise. */
  readonly name?: string;
  readonly folder?: string;
}

/** A scenario's text as a file that was opened. @throws ScenarioError where it is no text */
export function openText(
  text: string | Uint8Array,
  { name = '<stdin>', folder: start = '.', allowRead, access = asRuled }: TextOptions,
): SourceFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const folder = host.files.resolve(start);
  return sourceFile(bytes, name, folder, largestScenario, access(fileAccess(folder, allowRead)));
}

/** Reads a scenario from a file that was opened; `keep` is told how its inputs were read. @throws ScenarioError */
export function readFrom(
  file: SourceFile,
  { levers = [], ...options }: ReadOptions,
  keep?: (how: InputsAsRead) => void,
): Scenario {
  const standing = readStanding(file, options, keep);
  return levers.length === 0 ? standing.scenario : pulledOn(standing, levers, options);
}

/**
 * A scenario with different levers pulled each time. Its file is opened and read once, when it is first asked for. What is
 * returned throws ScenarioError where the scenario cannot be read or a lever does not apply.
 */
export function leverReader(
  open: () => SourceFile,
  options: Omit<ReadOptions, 'levers'>,
): (levers: readonly (string | Lever)[]) => Scenario {
  let standing: Standing | null = null;
  return (levers) => {
    standing ??= readStanding(open(), options);
    return levers.length === 0 ? standing.scenario : pulledOn(standing, levers, options);
  };
}

/** A scenario without levers, and what levers are applied to. */
interface Standing {
  readonly scenario: Scenario;
  readonly chain: Chain;
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  readonly reading: Reading;
}

function readStanding(
  file: SourceFile,
  { set = [], unread }: ReadOptions,
  keep?: (how: InputsAsRead) => void,
): Standing {
  const problems: Problem[] = [];
  const reading: Reading = { problems, files: [], remarks: [] };
  const chain = readChain(file, problems);
  if (chain === null) throw new ScenarioError(inOrder(problems, [file]));
  const writer = writerOf(chain);
  const written = writer === null ? chain.draft : withoutObserved(chain.draft);
  const draft =
    set.length === 0
      ? written
      : {
          ...mergeDrafts(written, overrideDraft(set, written, host.files.resolve('.'), problems)),
          file,
        };
  const title = titleOfFile(file);
  const checked = checkDraft(draft, title, reading, unread, keep);
  const observing = writer === null ? null : readWriter(writer, reading);
  if (problems.length > 0) throw new ScenarioError(inOrder(problems, chain.files));
  const scenario: Scenario = {
    ...ofFile(chain),
    ...checked,
    sha256: digestOfAll([...chain.files, ...reading.files]),
    cautions: [
      ...checked.cautions,
      ...(observing === null ? [] : tiedOtherwise(checked.correlations, observing)),
    ],
    remarks: [...checked.remarks, ...observedRemarks(observing)],
    evidence: observing === null ? checked.evidence : carriedEvidence(observing),
  };
  return { scenario, chain, draft: withoutObserved(draft), checked, reading };
}

function pulledOn(
  { scenario, chain, draft, checked, reading }: Standing,
  levers: readonly (string | Lever)[],
  { allowRead }: ReadOptions,
): Scenario {
  const pulled = levers.map((lever) =>
    typeof lever === 'string' ? findLevers([lever], allowRead)[0]! : lever,
  );
  const changed = pullLevers({ draft, checked, reading }, pulled, titleOfFile(chain.files[0]!), chain.files);
  const files = [...chain.files, ...pulled.map((lever) => lever.file), ...changed.reading.files];
  return {
    ...ofFile(chain),
    ...changed.checked,
    evidence: carriedEvidence(scenario),
    file: [scenario.file, ...pulled.map((lever) => lever.name)].join(' + '),
    title: changed.levers.map(titleOf).join(' + '),
    sha256: digestOfAll(files),
    levers: changed.levers,
  };
}

/** What the file itself decides of a scenario. */
function ofFile({ files }: Chain): Pick<Scenario, 'file' | 'text' | 'bases' | 'levers'> {
  const [{ name, text }] = files as [SourceFile];
  return { file: host.files.baseName(name), text, bases: files.map(digestOf), levers: [] };
}

const titleOfFile = ({ name }: SourceFile) => host.files.baseName(name).replace(/\.ya?ml$/i, '');

/** The scenario that wrote what was observed, as it is without what extends it. */
function readWriter(writer: Chain, { problems, files }: Reading): Scenario {
  const reading: Reading = { problems, files: [], remarks: [] };
  // What was published of it is not looked at, and may be held against nothing.
  const checked = checkDraft(writer.draft, titleOfFile(writer.files[0]!), reading, []);
  const known = new Set(files.map(({ name }) => name));
  files.push(...reading.files.filter(({ name }) => !known.has(name)));
  return { ...ofFile(writer), sha256: digestOfAll([...writer.files, ...reading.files]), ...checked };
}

/** Remarks about observations; a scenario that extends another one repeats the other's. */
const observedRemarks = (observing: Scenario | null) =>
  (observing?.remarks ?? []).filter(({ path }) => path.startsWith('observed'));
