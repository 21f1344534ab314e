import { billCsv, billRows } from '../../../src/import/testing/bill.ts';
import { madeRequests } from '../../../src/import/testing/requests.ts';
import type { Random } from '../random.ts';
import { csvText } from './csv.ts';
import { mutateText } from './mutate-text.ts';
import { numbers } from './words.ts';

/** A number of a field, mostly one that may be there. */
function number(random: Random, most: number): unknown {
  if (random.chance(0.97)) return random.below(most);
  return random.pick([
    null,
    -1,
    1e308,
    0,
    '',
    'NULL',
    '12',
    '1e999',
    0.5,
    [],
    {},
    true,
    random.pick(numbers),
  ]);
}

const time = (random: Random) =>
  random.chance(0.97)
    ? new Date(Date.UTC(2026, 9, 1) + random.below(6 * 86_400_000)).toISOString()
    : random.pick(['', 'now', '9999-12-31T23:59:59Z', '0001-01-01', 0, 1e9, 3.9e18, '2026-02-30', null]);

/** A row of a log, by the way that it is written. */
const rows: Readonly<Record<string, (random: Random) => object>> = {
  openai: (random) => ({
    start_time: 1_790_812_800 + 3600 * random.below(100),
    end_time: 1_790_816_400 + 3600 * random.below(100),
    results: [
      {
        input_tokens: number(random, 9000),
        output_tokens: number(random, 900),
        input_cached_tokens: number(random, 9000),
        num_model_requests: number(random, 50),
      },
    ],
  }),
  litellm: (random) => ({
    prompt_tokens: number(random, 4000),
    completion_tokens: number(random, 900),
    spend: number(random, 2),
    startTime: time(random),
    model: random.pick(['a', 'b', '\u001b[2J', 7]),
    cache_hit: random.pick(['True', 'False', 'None', null]),
    metadata: random.pick([{}, '{"usage_object": {"cache_read_input_tokens": 5}}', '{cache', null, 3]),
  }),
  langfuse: (random) => ({
    type: random.pick(['GENERATION', 'GENERATION', 'SPAN', null]),
    startTime: time(random),
    usageDetails: random.pick([
      { input: number(random, 900), output: number(random, 90), total: number(random, 990) },
      { input: 5, cache_read_input_tokens: number(random, 90), output: 3 },
      '{"input": 4, "output": 2}',
      [],
      null,
    ]),
  }),
  tokens: (random) => ({
    created_at: time(random),
    usage: {
      input_tokens: number(random, 4000),
      output_tokens: number(random, 900),
      cache_read_input_tokens: number(random, 900),
    },
  }),
  benchmark: (random) => ({
    duration: number(random, 300),
    completed: number(random, 500),
    total_input_tokens: number(random, 500_000),
    total_output_tokens: number(random, 100_000),
    output_throughput: number(random, 900),
    request_rate: random.pick(['inf', null, 3, -1]),
    max_concurrency: random.pick([null, 64, 0]),
    mean_ttft_ms: number(random, 900),
    mean_tpot_ms: number(random, 90),
    input_lens: random.pick([null, [1, 2, 3], [1e308, 1e308], 'x']),
    output_lens: random.pick([null, [1, 2, 3], [1e308, 5]]),
  }),
};

function bill(random: Random): string {
  const all = billRows();
  const some = random.times(1 + random.few(80), () => random.pick(all));
  const fields = some.map((row) =>
    random.chance(0.9)
      ? row
      : {
          ...row,
          [random.pick(Object.keys(row))]: random.pick([
            'NULL',
            '',
            '-5',
            '1e308',
            'x',
            '0001-01-01',
            '2199-12-31',
            '=1',
          ]),
        },
  );
  return billCsv(fields);
}

function log(random: Random): string {
  const separator = random.pick([',', '\t', ';']);
  const lines = madeRequests().map(({ time, input, output }) => [time, input, output].join(separator));
  return [['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'].join(separator), ...lines].join('\n');
}

/** A file that can be imported, or nearly. */
export function importText(random: Random): string {
  const sort = random.uniform();
  if (sort < 0.15) return csvText(random);
  let text = sort < 0.35 ? bill(random) : log(random);
  if (sort > 0.5) {
    const made = random.times(1 + random.few(60), () => rows[random.pick(Object.keys(rows))]!(random));
    const one = random.pick(Object.keys(rows));
    const alike = random.times(1 + random.few(60), () => rows[one]!(random));
    const list = random.chance(0.9) ? alike : made;
    text = random.pick([
      () => list.map((row) => JSON.stringify(row)).join('\n'),
      () => JSON.stringify(list, null, 1),
      () => JSON.stringify({ object: 'page', data: list, has_more: random.pick([true, false, 1]) }),
    ])();
  }
  return random.chance(0.4)
    ? text
    : mutateText(text, random, ['{}', '[', '{"data": [{"results": []}]}', '"', ',,,', 'NaN']);
}
