import { type ModelFacts, releasedBytes } from '../structure/facts.ts';
import type { ConfigFiles, ConfigReading } from './read-config.ts';
import { asMapping, languagePart } from './language-part.ts';
import type { Sibling } from './sibling-files.ts';
import { leftParts } from './unread-keys.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** Fewer and more bytes a parameter than any checkpoint has: one bit, and 64. */
const [fewest, most] = [1 / 8, 8];

/** Parts of a file that its index counts too, though they are not counted here. */
const otherParts = [
  ...Object.keys(leftParts),
  'vision_tower',
  'mm_vision_tower',
  'vision_backbone',
  'num_nextn_predict_layers',
  'mtp_num_hidden_layers',
  'num_mtp_modules',
];

/**
 * Weights with the bytes that the index of their files tells. Where that has more than is counted here (parts that read
 * pictures, layers that predict further tokens, an output table kept twice), the counted bytes stay.
 */
export function measured(
  reading: ConfigReading,
  { config, index }: ConfigFiles & { readonly index: Sibling | null },
): ConfigReading & { readonly isMeasured: boolean } {
  const total = asMapping(index?.content.metadata)?.total_size;
  const { facts } = reading;
  const left = { ...reading, isMeasured: false };
  if (facts === null || typeof total !== 'number') return left;
  const each = total / facts.parameters;
  const size = `${giga(total)} GB`;
  const say = (words: string, isMeasured = false) => ({
    ...left,
    isMeasured,
    remarks: [...reading.remarks, words],
  });
  if (!(each >= fewest && each <= most))
    return say(`the index beside it gives ${size}, which cannot be its weights; it is not used`);
  const counted = releasedBytes(facts);
  if (total > counted && (hasOtherParts(config) || isTableTwice(facts, total - counted)))
    return say(
      `the index of its files gives ${size}, of which ${giga(total - counted)} GB are not the language model`,
    );
  return {
    ...say(`its weights are measured: ${size} by the index of its files${differs(total, counted)}`, true),
    facts: scaled(facts, total / counted),
  };
}

const giga = (bytes: number) => Number((bytes / 1e9).toPrecision(4));

const differs = (total: number, counted: number) =>
  Math.abs(total / counted - 1) < 0.005 ? '' : `, where \`config.json\` implies ${giga(counted)} GB`;

const scaled = (facts: ModelFacts, factor: number): ModelFacts => ({
  ...facts,
  weights: facts.weights.map((one) => ({ ...one, bytes: one.bytes * factor })),
});

function hasOtherParts(config: Mapping): boolean {
  const { part, around } = languagePart(config);
  return [...around, part].some((one) => otherParts.some((key) => Boolean(one[key])));
}

/** Whether so many bytes more are the table of a model whose output uses that of the input. */
function isTableTwice({ weights, embedding_parameters }: ModelFacts, more: number): boolean {
  const tables = weights.filter(({ part }) => part === 'tables').reduce((sum, { bytes }) => sum + bytes, 0);
  return embedding_parameters === 0 && Math.abs(more / tables - 1) < 0.01;
}
