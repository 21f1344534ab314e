import { type Place, type Problem, UsageError } from '../errors.ts';
import type { Draft } from './draft.ts';
import { anyFile } from './file-access.ts';
import { type Patch, patchDraft, stepsOf } from './patches.ts';
import { sourceFile, type SourceFile } from './source-file.ts';
import type { YamlScalar } from './yaml-tree.ts';

/**
 * What `--set name=notation` says, as one more scenario that extends the file's.
 *
 * @throws UsageError where there is no `=`, or a name is set twice
 */
export function overrideDraft(
  sets: readonly string[],
  base: Draft,
  folder: string,
  problems: Problem[],
): Draft {
  const file = sourceFile(new Uint8Array(), '--set', folder, 0, anyFile);
  const patches = new Map<string, Patch>();
  for (const set of sets) {
    const equals = set.indexOf('=');
    const [path, text] = [set.slice(0, Math.max(0, equals)).trim(), set.slice(equals + 1).trim()];
    if (path === '' || /\s/.test(path) || text === '')
      throw new UsageError(
        `--set needs name="notation", as in --set electricity_price="0.05 to 0.2" (found "${set}")`,
      );
    const value = scalarNode(file, path, text);
    const steps = stepsOf(path, base, value);
    const place = steps.join(' ');
    if (patches.has(place)) throw new UsageError(`--set gives ${path} twice`);
    // Problems of an input or formula say so, those of an option name it as it was written.
    const shown = steps[0] === 'inputs' || steps[0] === 'formulas' ? steps.join('.') : path;
    const key = { file, path: shown, at: atCommandLine };
    patches.set(place, { path, key, value: { ...value, path: shown } });
  }
  return patchDraft([...patches.values()], base, file, problems);
}

/** Where the value is a plain number in a scenario file. */
const plainNumber =
  /^(?:year$|horizon\.months$|(?:services\.)?(?:\w+\.)?(?:gpus_per_instance|attention_replicas|accelerator|language_model)\.)/;

function scalarNode(file: SourceFile, path: string, text: string): YamlScalar {
  const isNumber = plainNumber.test(path) && /^\d+(?:\.\d+)?$/.test(text);
  return {
    kind: 'scalar',
    file,
    path,
    at: atCommandLine,
    value: isNumber ? Number(text) : text,
    text,
  };
}

function atCommandLine(): Place {
  return { file: '--set' };
}
