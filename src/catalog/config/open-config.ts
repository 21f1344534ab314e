import type { OptionProblem } from '../mapping-reader.ts';
import { checkpointName, configIn } from './config-paths.ts';
import { parseMapping, type ReadText, textOf } from './config-text.ts';
import { measured } from './measured-bytes.ts';
import { quantizedName } from './quantized-name.ts';
import { type ConfigFiles, type ConfigReading, readConfig } from './read-config.ts';
import { indexFiles, quantizationFiles, type Sibling, siblingOf } from './sibling-files.ts';

/** A config and what lies beside it, parsed. */
export interface OpenedFiles {
  /** The config that was read, for messages: of a folder its `config.json`. */
  readonly file: string;
  /** Null where it cannot be read, or a sibling cannot. */
  readonly files: (ConfigFiles & { readonly index: Sibling | null }) | null;
  readonly problems: readonly OptionProblem[];
}

/** Finds and parses what a path leads to: a `config.json`, a `*.json` of another name, or a folder with a `config.json`. */
function openConfigFiles(path: string, readText: ReadText): OpenedFiles {
  const problems: OptionProblem[] = [];
  const { file, text } = configText(path, readText, problems);
  const config = text === null ? null : parseMapping(text, [], problems);
  const quantization = config === null ? null : siblingOf(file, quantizationFiles, readText, problems);
  const index = config === null ? null : siblingOf(file, indexFiles, readText, problems);
  const isGood = config !== null && problems.length === 0;
  return { file, files: isGood ? { config, quantization, index } : null, problems };
}

/** A reading with the file that its problems are about. */
export interface OpenedConfig extends ConfigReading {
  readonly file: string;
}

/** Reads the config that a path leads to, its weights measured where an index tells their bytes. */
export function openConfig(path: string, readText: ReadText): OpenedConfig {
  const { file, files, problems } = openConfigFiles(path, readText);
  if (files === null)
    return { file, facts: null, kvFormat: null, isQuantized: false, problems, remarks: [], cautions: [] };
  const reading = measured(readConfig(files), files);
  const caution = reading.isQuantized || reading.isMeasured ? null : quantizedName(checkpointName(file));
  const cautions = caution === null ? reading.cautions : [caution, ...reading.cautions];
  return { ...reading, file, cautions };
}

/** The text of the config, tried as a folder first unless the name is a file's. */
function configText(
  path: string,
  readText: ReadText,
  problems: OptionProblem[],
): { readonly file: string; readonly text: string | null } {
  const inside = configIn(path);
  const order = path.endsWith('.json') ? [path, inside] : [inside, path];
  const reasons: string[] = [];
  const hints: string[] = [];
  for (const file of order) {
    const answer = textOf(file, readText);
    if (answer.text !== null) return { file, text: answer.text };
    reasons.push(answer.reason);
    if (answer.hint !== undefined) hints.push(answer.hint);
  }
  const [asFile] = path.endsWith('.json') ? reasons : [...reasons].reverse();
  const other = reasons.find((reason) => reason !== 'not found' && reason !== 'a folder');
  const [hint = 'download the `config.json` of the model, and name it or its folder'] = hints;
  const found = other ?? (asFile === 'a folder' ? 'a folder without config.json' : 'neither file nor folder');
  problems.push({ path: [], rule: 'cannot be read', found, hint });
  return { file: path, text: null };
}
