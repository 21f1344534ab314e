import type { OptionProblem } from '../mapping-reader.ts';
import { beside, checkpointName, isConfigJson } from './config-paths.ts';
import { parseMapping, type ReadText, textOf } from './config-text.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** A file that may lie beside a config, and what its content means. */
interface SiblingKind {
  readonly file: string;
  read?(content: Mapping): Mapping;
}

/** Files that say how weights are quantized where a config may not: ModelOpt's, and AutoGPTQ's and AutoAWQ's of old. */
export const quantizationFiles: readonly SiblingKind[] = [
  { file: 'hf_quant_config.json' },
  { file: 'quantize_config.json', read: (content) => ({ quant_method: 'gptq', ...content }) },
  { file: 'quant_config.json', read: (content) => ({ quant_method: 'awq', ...content }) },
];

/** Lists of the tensors of a checkpoint in several files, with the bytes of all. */
export const indexFiles: readonly SiblingKind[] = [
  { file: 'model.safetensors.index.json' },
  { file: 'pytorch_model.bin.index.json' },
];

/** A parsed file beside a config, and what it is called there. */
export interface Sibling {
  readonly file: string;
  readonly content: Mapping;
}

/** The first of these files that lies beside a config, parsed; null where none does, or it is wrong. */
export function siblingOf(
  path: string,
  kinds: readonly SiblingKind[],
  readText: ReadText,
  problems: OptionProblem[],
): Sibling | null {
  for (const { file, read } of kinds)
    for (const place of places(path, file, readText)) {
      const answer = textOf(place, readText);
      if (answer.text !== null) {
        const content = parseMapping(answer.text, [file], problems);
        return content === null ? null : { file, content: read?.(content) ?? content };
      }
      if (answer.reason === 'not found' || answer.reason === 'a folder') continue;
      problems.push({ path: [file], rule: 'cannot be read', found: answer.reason });
      return null;
    }
  return null;
}

/**
 * Beside a config of another name lies `<name>_<file>`, as collections of configs keep it; a bare name belongs to the
 * `config.json` of the folder, where there is one.
 */
function* places(path: string, file: string, readText: ReadText): Iterable<string> {
  if (!isConfigJson(path)) {
    yield beside(path, `${checkpointName(path)}_${file}`);
    if (textOf(beside(path, 'config.json'), readText).text !== null) return;
  }
  yield beside(path, file);
}
