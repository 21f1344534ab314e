import { currencies } from '../units/currencies.ts';
import { keptReadings } from './kept-readings.ts';

/** Parts of names that people write in another way than names can. */
const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(currencies.map((code) => [code.toLowerCase(), code])),
  api: 'API',
  flop: 'FLOP',
  flops: 'FLOP/s',
  gpu: 'GPU',
  gpus: 'GPUs',
  h100: 'H100',
  kv: 'KV',
  llm: 'LLM',
  mbu: 'memory bandwidth utilization (MBU)',
  mfu: 'model FLOP utilization (MFU)',
  moe: 'MoE',
  pue: 'power usage effectiveness (PUE)',
};

/** Names of the models' own that are said in another way than word by word. */
const names: Readonly<Record<string, string>> = {
  input_cv: 'input variation (CV)',
  min_gpus: 'least GPUs',
  output_cv: 'output variation (CV)',
};

/** What changes an input from month to month, as in `gpu_price.growth`. */
const seriesParts: Readonly<Record<string, string>> = {
  growth: 'growth',
  noise: 'noise',
  persistence: 'persistence',
  season: 'season',
  shocks: 'ups and downs',
  volatility: 'volatility',
};

/** Parts of a step, as in `gpu_price.steps.0.factor`. */
const stepParts: Readonly<Record<string, (step: string) => string>> = {
  from: (step) => `when ${step} comes`,
  factor: (step) => `factor of ${step}`,
  value: (step) => `value of ${step}`,
  probability: (step) => `whether ${step} comes`,
};

const ofStep = /^steps\.(\d{1,4})(?:\.(factor|value|probability))?$/;

/** The input that a name is a part of, and what it is of it: `['gpu_price', 'growth']`; null where it is none. */
function seriesPart(name: string): readonly [input: string, key: string] | null {
  const at = name.includes('.steps.') ? name.lastIndexOf('.steps.') : name.lastIndexOf('.');
  const key = name.slice(at + 1);
  if (at < 1 || !(Object.hasOwn(seriesParts, key) || ofStep.test(key))) return null;
  return [name.slice(0, at), key];
}

/**
 * A name for people. What belongs to one workload says so.
 * @example spokenName('daily_active_users') // => 'daily active users'
 * @example spokenName('chat.output_tokens') // => 'output tokens of chat'
 * @example spokenName('gpu_price') // => 'GPU price'
 * @example spokenName('commitments.0.gpus') // => 'GPUs of commitment 1'
 * @example spokenName('gpu_price.growth') // => 'growth of GPU price'
 * @example spokenName('gpu_price.shocks') // => 'ups and downs of GPU price'
 * @example spokenName('gpu_price.steps.0') // => 'when step 1 of GPU price comes'
 * @example spokenName('free.to.chat') // => 'share of free to chat'
 * @example spokenName('paid.price.cached_input') // => 'cached input price of paid'
 */
export function spokenName(name: string): string {
  return spoken(name);
}

const spoken = keptReadings((name) => {
  const part = seriesPart(name);
  if (part !== null) {
    const [input, key] = part;
    const whose = spokenName(input);
    const [, step, what = 'from'] = ofStep.exec(key) ?? [];
    if (step === undefined) return `${seriesParts[key]} of ${whose}`;
    return stepParts[what]!(`step ${Number(step) + 1} of ${whose}`);
  }
  const ofCustomer = /^(\w+)\.(to|price)\.(\w+)$/.exec(name)?.map((part) => part.replaceAll('_', ' '));
  if (ofCustomer !== undefined) {
    const [, customer, kind, what] = ofCustomer;
    return kind === 'to' ? `share of ${customer} to ${what}` : `${what} price of ${customer}`;
  }
  const [last, ...owners] = numbered(name.split('.')).reverse() as [string, ...string[]];
  const wordByWord = () =>
    last
      .split('_')
      .map((word) => (Object.hasOwn(words, word) ? words[word] : word))
      .join(' ')
      .trim();
  const called = Object.hasOwn(names, last) ? names[last] : wordByWord();
  return [called || last, ...owners.map((owner) => owner.replaceAll('_', ' '))].join(' of ');
});

/** Parts of a name in which a row of a list is one part: `commitments`, `0` is `commitment 1`, as people count from 1. */
function numbered(parts: readonly string[]): string[] {
  return parts.flatMap((part, index) => {
    const next = parts[index + 1] ?? '';
    if (/^\d+$/.test(next)) return [`${part.replace(/s$/, '')} ${Number(next) + 1}`];
    return index > 0 && /^\d+$/.test(part) ? [] : [part];
  });
}

/** A name that begins a sentence. */
export function sentenceName(name: string): string {
  return beginSentence(spokenName(name));
}

/** What begins with the name of a file, which is spelt as it is. */
const beginsWithFile = /^[^\s.:]+\.(?:ya?ml|json|csv|jsonl|parquet)(?![\w.])/;

/** Words as a sentence begins. */
export function beginSentence(words: string): string {
  if (beginsWithFile.test(words)) return words;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A label within a sentence: small, unless it begins with an abbreviation or a name such as OpenAI. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}*(?=\s|$)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
