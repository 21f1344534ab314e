// Holds what is counted from released configs against counts that are not part of the project. With `--write` it writes
// the table of all of them to docs/configs.md.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OpenedConfig, openConfig } from '../src/catalog/config/open-config.ts';
import { cacheBytes } from '../src/catalog/structure/attention-layers.ts';
import { releasedBytes } from '../src/catalog/structure/facts.ts';

const own = dirname(fileURLToPath(import.meta.url));
const folder = process.argv.find((word, index) => index > 1 && !word.startsWith('--'));
const shared = folder ?? join(own, '../../shared');
const [configs, siblings, reference] = ['data/configs', 'data/configs-quant', 'reference/configs.json'].map(
  (path) => join(shared, path),
) as [string, string, string];
if (![configs, siblings, reference].every(existsSync)) {
  console.error(`the configs and their counts are not in ${shared}; give their folder as an argument`);
  process.exit(process.argv.includes('--if-present') ? 0 : 1);
}

/** What has to be reached: files read, and the largest deviation of what is counted from them. */
const bars = { read: 76, parameters: 0.005, cache: 0.01, bytes: 0.02 } as const;

/** What the counts of a file are expected to be. */
interface Expected {
  readonly family: string;
  readonly parameters_total: number;
  readonly parameters_active: number;
  readonly weight_bytes_released: number;
  readonly bytes_confidence: string;
  readonly kv_bytes_at: Readonly<Record<string, number>>;
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(reference, 'utf8'));

/** A file of either folder: what lies beside a config in a release lies in a folder of its own here. */
const readText = (path: string) => {
  const beside = path.replace(configs, siblings);
  return readFileSync(existsSync(path) ? path : beside, 'utf8');
};

/** One number that was counted, and what it should be. */
interface Count {
  readonly what: string;
  readonly counted: number;
  readonly expected: number;
  /** Largest deviation, relative; null where the expected number is doubtful itself. */
  readonly bar: number | null;
}

const deviation = ({ counted, expected: wanted }: Count) => (wanted === 0 ? counted : counted / wanted - 1);
const isOff = (count: Count) => count.bar !== null && !(Math.abs(deviation(count)) <= count.bar);

function countsOf({ facts }: OpenedConfig, wanted: Expected): Count[] {
  if (facts === null) return [];
  // The reference counts caches in 16 bit.
  const cache = (context: number): Count => ({
    what: `cache at ${context}`,
    counted: cacheBytes(facts, context, 2),
    expected: wanted.kv_bytes_at[String(context)] ?? Number.NaN,
    bar: bars.cache,
  });
  return [
    {
      what: 'parameters',
      counted: facts.parameters,
      expected: wanted.parameters_total,
      bar: bars.parameters,
    },
    {
      what: 'active',
      counted: facts.active_parameters,
      expected: wanted.parameters_active,
      bar: bars.parameters,
    },
    {
      what: 'bytes',
      counted: releasedBytes(facts),
      expected: wanted.weight_bytes_released,
      bar: wanted.bytes_confidence === 'doubtful' ? null : bars.bytes,
    },
    cache(1024),
    cache(32768),
  ];
}

const rows = readdirSync(configs)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((file) => {
    const name = file.replace(/\.json$/, '');
    const wanted = expected[name];
    if (wanted === undefined) return [];
    const config = openConfig(join(configs, file), readText);
    return [{ name, wanted, config, counts: countsOf(config, wanted) }];
  });

const percent = (share: number) => (share === 0 ? '0' : `${(100 * share).toPrecision(2)} %`);
const short = (value: number) => Number(value.toPrecision(4));
const billions = (value: number | undefined) => (value === undefined ? '' : `${short(value / 1e9)}`);
const problemOf = ({ problems: [first] }: OpenedConfig) =>
  first === undefined
    ? ''
    : `${[...first.path, first.rule].join(' ')}${first.found ? ` (${first.found})` : ''}`;

/** Deviations above rounding, as words. */
const deviations = (counts: readonly Count[]) => {
  const some = counts.filter((count) => Math.abs(deviation(count)) > 1e-9);
  return some.map((count) => `${count.what} ${percent(deviation(count))}`).join(', ') || 'none';
};

const wrong: string[] = [];
for (const { name, config, counts } of rows) {
  if (config.facts === null) console.log(`${name.padEnd(52)} not read: ${problemOf(config)}`);
  else console.log(`${name.padEnd(52)} deviations: ${deviations(counts)}`);
  for (const count of counts.filter(isOff))
    wrong.push(`${name}: ${count.what} ${count.counted}, expected ${count.expected}`);
}
const read = rows.filter(({ config }) => config.facts !== null).length;
console.log(`${read} of ${rows.length} read, ${wrong.length} numbers beyond their bars`);
if (read < bars.read) wrong.push(`only ${read} of ${rows.length} read, at least ${bars.read} have to be`);

if (process.argv.includes('--write')) {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = rows.map(({ name, wanted, config, counts }) => {
    const [parameters, active, bytes, near, far] = counts.map(({ counted }) => counted);
    const cells = [
      name.replace('--', '/'),
      wanted.family,
      billions(parameters),
      billions(active),
      billions(bytes),
      billions(near),
      billions(far),
      config.facts === null ? 'not read' : deviations(counts),
      config.facts === null ? problemOf(config) : [...config.cautions, ...config.remarks].join('; '),
    ];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  const text = `# Configs that are read

What costcone counts from the \`config.json\` of released language models, and how far that is from independent counts (made
with the model code of transformers without weights, from the index of the released files, or by hand). Parameters are in
10^9, weights and caches in GB. A cache is that of one sequence in 16 bit and includes states of fixed size. ${read} of
${rows.length} are read. Made by \`npm run check:configs -- --write\`.

| file | family | parameters | active | weights | cache at 1,024 | cache at 32,768 | deviations | remarks |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
  const docs = join(own, '../docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'configs.md'), text);
}
for (const line of wrong) console.error(line);
process.exit(wrong.length === 0 ? 0 : 1);
