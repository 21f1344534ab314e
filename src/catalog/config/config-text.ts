import { ScenarioError } from '../../errors.ts';
import type { OptionProblem } from '../mapping-reader.ts';
import { JsonTextError, parseJsonText } from './json-text.ts';
import { asMapping } from './language-part.ts';

/** Reads a file that a scenario names. It throws where that cannot be read. */
export type ReadText = (path: string) => string;

/** A text, or why there is none. */
export type TextOrReason =
  | { readonly text: string }
  | { readonly text: null; readonly reason: 'not found' | 'a folder' | string; readonly hint?: string };

/** The text of a file; the reason where it cannot be had. */
export function textOf(path: string, readText: ReadText): TextOrReason {
  try {
    return { text: readText(path) };
  } catch (error) {
    if (!(error instanceof ScenarioError)) return { text: null, reason: 'not found' };
    const { rule = '', found, hint } = error.problems[0] ?? {};
    if (rule === 'file not found') return { text: null, reason: 'not found' };
    if (found === 'a folder') return { text: null, reason: 'a folder' };
    const reason = found === undefined ? rule : `${rule} (${found})`;
    return { text: null, reason, ...(hint === undefined ? {} : { hint }) };
  }
}

/** What files of language models have and hardly any others: what stands in those may be shown. */
const looksLikeConfig =
  /"(?:architectures|model_type|hidden_size|num_hidden_layers|n_layers?|n_embd|d_model|weight_map|quant_method|quantization|quant_algo|bits)"/;

/** Signs of JSON itself, or nothing: no word of a file. */
const onlySigns = /found: (?:the (?:file|line) ends|`[{}[\],:]`)$/;

/** The mapping that a JSON file holds; null, and a problem with line and column, where it holds none. */
export function parseMapping(
  text: string,
  path: readonly string[],
  problems: OptionProblem[],
): Readonly<Record<string, unknown>> | null {
  try {
    const mapping = asMapping(parseJsonText(text));
    if (mapping === null) problems.push({ path, rule: 'must be a mapping, `{` to `}`' });
    return mapping;
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const { line, column, expected, message } = error;
    const isShown = looksLikeConfig.test(text) || onlySigns.test(message);
    const found = isShown ? message : `${expected} expected`;
    problems.push({ path, rule: `line ${line}, column ${column}: is not JSON`, found });
    return null;
  }
}
