import { isLatent } from '../structure/attention-layers.ts';
import type { ModelFacts } from '../structure/facts.ts';
import type { ConfigReader } from './config-reader.ts';
import { asMapping } from './language-part.ts';

/**
 * Ends of what is believed. Judgement: the largest models announced have some 10^13 parameters; heads are 16 to 512 wide,
 * in tiny test models 4; the largest tables have 300,000 rows, the widest layers 30,000 values, and the most experts a
 * layer are some thousands.
 */
const limits = { parameters: 1e14, headDim: [4, 1024], rows: 5e6, width: 1e6, experts: 1e5 } as const;

/** Far more than one entry for each of 2,000 layers; the longest list in a config that is no quantization has hundreds. */
const mostEntries = 10_000;

/**
 * Lists and words so long that they cannot describe layers, at the top or in a mapping there: families go through them
 * layer by layer. Gives false, and problems, where there are any.
 */
export function isOfSaneLength(part: Readonly<Record<string, unknown>>, config: ConfigReader): boolean {
  const lengthOf = (value: unknown) => (Array.isArray(value) || typeof value === 'string' ? value.length : 0);
  const before = config.problems.length;
  for (const [key, value] of Object.entries(part)) {
    const inside = Object.entries(key.startsWith('quantization') ? {} : (asMapping(value) ?? {}));
    for (const [path, one] of [
      [[key], value] as const,
      ...inside.map(([inner, one]) => [[key, inner], one] as const),
    ])
      if (
        lengthOf(one) > mostEntries &&
        (Array.isArray(one) || /layer|block|pattern/.test(path.at(-1) ?? ''))
      )
        config.wrong(path, `must have no more than ${mostEntries} entries`, `${lengthOf(one)} entries`);
  }
  return config.problems.length === before;
}

/** Adds what cannot be, though each number by itself may be read, to the problems of a file. */
export function checkPlausible(facts: ModelFacts, config: ConfigReader): void {
  const before = config.problems.length;
  checkHeads(facts, config);
  tooLarge(config, 'vocab_size', limits.rows);
  tooLarge(config, 'hidden_size', limits.width);
  if ((facts.experts?.count ?? 0) > limits.experts) tooLarge(config, 'num_experts', limits.experts);
  if (config.problems.length > before) return;
  const { parameters, active_parameters: active } = facts;
  if (parameters > limits.parameters)
    config.wrong(
      [],
      'implies more parameters than any model has',
      parameters.toExponential(2),
      'look for a width, or a number of layers or experts, with too many digits',
    );
  else if (!(parameters > 0 && active > 0 && active <= parameters) || !isAllFinite(facts))
    config.wrong([], 'implies impossible numbers', `${parameters} parameters, ${active} of them active`);
}

/** Queries and keys are turned in pairs, so that heads have an even width, and neither a tiny nor a huge one. */
function checkHeads({ attention }: ModelFacts, config: ConfigReader): void {
  const [least, most] = limits.headDim;
  const widths = attention.flatMap(({ keys }) =>
    isLatent(keys) ? [keys.key_dim + keys.rope_dim, keys.value_dim] : [keys.key_dim, keys.value_dim],
  );
  const wrong = widths.find((width) => width % 2 > 0 || width < least || width > most);
  if (wrong === undefined) return;
  const key =
    ['head_dim', 'qk_nope_head_dim', 'hidden_size'].find((name) => config.has(name)) ?? 'hidden_size';
  config.wrong(
    [config.nameOf(key)],
    `implies heads of an odd width, or one below ${least} or above ${most}`,
    wrong,
    'heads are usually 64, 80, 96, 128, 192 or 256 wide',
  );
}

function tooLarge(config: ConfigReader, name: string, most: number): void {
  const entry = config.find([config.nameOf(name)]);
  if (entry !== null && Number(entry[1]) > most)
    config.wrong([entry[0]], `must not exceed ${most}`, entry[1]);
}

/** Whether every number is one. */
function isAllFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isAllFinite);
}
