import { parquetWriteBuffer } from 'hyparquet-writer';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fragmentOf, valuesOf } from '../testing/read-file.ts';
import { madeRequests, madeValues } from '../testing/requests.ts';

const requests = madeRequests();

/** The Azure traces: no zone, seven digits of a second. */
const azure = (separator: string) =>
  [
    ['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'],
    ...requests.map(({ time, input, output }) => [
      time.replace('T', ' ').replace('Z', '.1234567'),
      input,
      output,
    ]),
  ]
    .map((row) => row.join(separator))
    .join('\r\n');

const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const { cache_hit, ...withoutCache } = madeValues;

describe('logs of requests', () => {
  it.each([
    ['CSV', ','],
    ['TSV', '\t'],
    ['CSV', ';'],
  ])('as %s, fields parted by %j', async (kind, separator) => {
    const fragment = await fragmentOf(azure(separator), {}, 'trace.csv');
    expect(valuesOf(fragment)).toEqual(withoutCache);
    expect(fragment.about[0]).toBe(
      `trace.csv: a log of requests, ${kind}, 110 rows, 2026-10-05 to 2026-10-08 (UTC)`,
    );
    expect(fragment.leftOut).toEqual([
      '1 day at the ends that the log covers in part: 2 requests not in the traffic, nor in the lengths',
    ]);
    // The 5th to 7th of October 2026 are a Monday to a Wednesday.
    expect(fragment.unknown).toEqual([
      'weekends: none are among the whole days of the log',
      'the ends of the intervals: drawn from 3 whole days they are too close to each other, from 14 by a tenth',
      'the zone of the times: they name none and are taken as UTC; --time-zone sets another',
    ]);
  });

  it.each(['1.815', '1,815', '1815.5'])('refuse %s tokens, which may be thousands', async (tokens) => {
    const log = `TIMESTAMP;ContextTokens;GeneratedTokens\n2026-10-05 08:00:00;${tokens};7\n2026-10-05 09:00:00;12;7`;
    const hint = tokens.length === 5 ? ', leave out thousands separators, as in 1234' : '';
    await expect(fragmentOf(log, {}, 'x')).rejects.toThrow(
      `x:2:21  ContextTokens: must be a whole number ("${tokens}")${hint}`,
    );
  });

  it('as packed CSV', async () => {
    expect(valuesOf(await fragmentOf(gzipSync(new TextEncoder().encode(azure(',')))))).toEqual(withoutCache);
  });

  it('as Parquet, in several groups of rows', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'TIMESTAMP', data: requests.map(({ time }) => new Date(time)) },
        { name: 'ContextTokens', data: requests.map(({ input }) => input), type: 'INT32' },
        { name: 'GeneratedTokens', data: requests.map(({ output }) => BigInt(output)), type: 'INT64' },
      ],
      rowGroupSize: 25,
    });
    const fragment = await fragmentOf(new Uint8Array(buffer));
    expect(valuesOf(fragment)).toEqual(withoutCache);
    expect(fragment.about[0]).toContain('Parquet, 110 rows');
  });

  it('as JSON lines with the usage that OpenAI returns: cached tokens are inside those of the prompt', async () => {
    const rows = requests.map(({ time, input, output, cached }) => ({
      created: Date.parse(time) / 1000,
      model: 'a',
      usage: {
        prompt_tokens: input,
        completion_tokens: output,
        prompt_tokens_details: { cached_tokens: cached },
      },
    }));
    expect(valuesOf(await fragmentOf(lines(rows)))).toEqual(madeValues);
  });

  it('as JSON lines with the usage that Anthropic returns: cached tokens are beside those of the input', async () => {
    const rows = requests.map(({ time, input, output, cached }) => ({
      timestamp: time,
      usage: {
        input_tokens: input - cached - 20,
        cache_read_input_tokens: cached,
        cache_creation_input_tokens: 20,
        output_tokens: output,
      },
    }));
    expect(valuesOf(await fragmentOf(lines(rows)))).toEqual(madeValues);
  });
});

describe('logs of OpenTelemetry', () => {
  it('have names with dots inside their attributes, and count cached tokens in those of the input', async () => {
    const rows = requests.map(({ time, input, output, cached }) => ({
      timestamp: time,
      attributes: {
        'gen_ai.usage.input_tokens': input,
        'gen_ai.usage.cache_read_input_tokens': cached,
        'gen_ai.usage.output_tokens': output,
      },
    }));
    expect(valuesOf(await fragmentOf(lines(rows)))).toEqual(madeValues);
  });

  /** An export in OTLP JSON; texts of 64 bits, as the protocol has them. */
  const exported = (
    spans: readonly (Readonly<Record<string, string | number>> & { readonly at: string })[],
  ) => ({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'chat' } }] },
        scopeSpans: [
          {
            scope: { name: 'opentelemetry.instrumentation.openai' },
            spans: spans.map(({ at, ...rest }) => ({
              traceId: '5b8efff798038103d269b633813fc60c',
              name: 'chat llama',
              startTimeUnixNano: `${Date.parse(at)}000000`,
              endTimeUnixNano: `${Date.parse(at) + 900}000000`,
              attributes: Object.entries(rest).map(([key, value]) => ({
                key,
                value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
              })),
            })),
          },
        ],
      },
    ],
  });
  const call = ({ time, input, output, cached }: (typeof requests)[number]) => ({
    at: time,
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'llama',
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.cache_read.input_tokens': cached,
    'gen_ai.usage.output_tokens': output,
  });

  it('are read as exporters write them, each batch on a line', async () => {
    const others = requests.slice(0, 7).map(({ time }) => ({ at: time, 'http.request.method': 'POST' }));
    const agents = requests
      .slice(0, 5)
      .map((request) => ({ ...call(request), 'gen_ai.operation.name': 'invoke_agent' }));
    const batches = [others, agents, requests.slice(0, 60).map(call), requests.slice(60).map(call)];
    const fragment = await fragmentOf(lines(batches.map(exported)));
    expect(valuesOf(fragment)).toEqual(madeValues);
    expect(fragment.about[0]).toBe(
      'file: spans of OpenTelemetry, JSON, 122 rows, 2026-10-05 to 2026-10-08 (UTC)',
    );
    expect(fragment.leftOut).toEqual(
      expect.arrayContaining([
        '7 of the rows (5.74 %): spans that are no calls of a model',
        '5 of the rows (4.1 %): spans of agents, tools and embeddings: the calls inside them are spans of their own',
      ]),
    );
  });

  it('count a call once that a framework records around its client, whichever is exported first', async () => {
    const both = requests.flatMap((request, k) => {
      const [outer, inner] = [
        { ...call(request), 'gen_ai.operation.name': 'text_completion' },
        call(request),
      ];
      const ids = [
        { spanId: `outer ${k}`, parentSpanId: 'agent' },
        { spanId: `inner ${k}`, parentSpanId: `outer ${k}` },
      ];
      const pair = [outer, inner].map((one, at) => ({ one, ids: ids[at]! }));
      return k % 2 === 0 ? pair : pair.toReversed();
    });
    const page = exported(both.map(({ one }) => one));
    const { spans } = page.resourceSpans[0]!.scopeSpans[0]!;
    const withIds = {
      resourceSpans: [{ scopeSpans: [{ spans: spans.map((span, k) => ({ ...span, ...both[k]!.ids })) }] }],
    };
    const fragment = await fragmentOf(JSON.stringify(withIds));
    expect(valuesOf(fragment)).toEqual(madeValues);
    expect(fragment.leftOut).toContain(
      '110 of the rows (50 %): calls recorded a second time, by a span inside another call or around it',
    );
  });

  it('are read as one indented value, and refused where no span calls a model', async () => {
    expect(valuesOf(await fragmentOf(JSON.stringify(exported(requests.map(call)), null, 2)))).toEqual(
      madeValues,
    );
    const others = exported(requests.map(({ time }) => ({ at: time, 'http.request.method': 'POST' })));
    await expect(fragmentOf(JSON.stringify(others))).rejects.toThrow(
      'file has no requests to import (110 rows; 110 rows: spans that are no calls of a model)',
    );
  });
});

describe("OpenAI's usage export", () => {
  /** Buckets of some hours, each with what two projects asked. */
  const pages = (hours: number, more = false) => {
    const start = Date.parse('2026-10-05T00:00:00Z') / 1000;
    const buckets = Array.from({ length: 72 / hours }, (_, index) => {
      const from = start + index * hours * 3600;
      const inside = requests.filter(({ time }) => {
        const at = Date.parse(time) / 1000;
        return at >= from && at < from + hours * 3600;
      });
      const results = [0, 1].map((project) => {
        const own = inside.filter((_, at) => at % 2 === project);
        const sum = (key: 'input' | 'output' | 'cached') => own.reduce((total, row) => total + row[key], 0);
        return {
          object: 'organization.usage.completions.result',
          input_tokens: sum('input'),
          output_tokens: sum('output'),
          input_cached_tokens: sum('cached'),
          num_model_requests: own.length,
          project_id: project,
          model: null,
        };
      });
      return { object: 'bucket', start_time: from, end_time: from + hours * 3600, results };
    });
    return JSON.stringify({ object: 'page', data: buckets, has_more: more, next_page: null }, null, 2);
  };

  it('gives sums, and no spread of single requests', async () => {
    const fragment = await fragmentOf(pages(1));
    const { input_cv, output_cv, length_correlation, ...rest } = madeValues;
    expect(valuesOf(fragment)).toEqual(rest);
    expect(fragment.leftOut).toEqual([]);
    expect(fragment.unknown.join()).toContain('input_cv, output_cv, length_correlation: this export counts');
  });

  it('counts buckets without results as time in which nothing came', async () => {
    // From 3 o'clock of the first day on, as somebody who asks for usage before there was any.
    const bucket = (hour: number, results: readonly object[]) => ({
      object: 'bucket',
      start_time: Date.parse('2026-10-05T00:00:00Z') / 1000 + hour * 3600,
      end_time: Date.parse('2026-10-05T00:00:00Z') / 1000 + (hour + 1) * 3600,
      results,
    });
    const result = { num_model_requests: 7, input_tokens: 700, output_tokens: 70, model: 'a' };
    const buckets = Array.from({ length: 72 }, (_, hour) =>
      bucket(hour, hour % 24 < 3 || hour >= 70 ? [] : [result, { ...result, model: 'b' }]),
    );
    const page = JSON.stringify({ object: 'page', data: buckets, has_more: false });
    const fragment = await fragmentOf(page);
    // 21, 21 and 19 hours of 14 requests in three whole days.
    expect(fragment.leftOut).toEqual([]);
    expect(valuesOf(fragment).queries_per_user).toMatch(/^2\d\d\.?\d* to 29\d/);
    expect(fragment.inputs.find(({ name }) => name === 'queries_per_user')!.source).toContain(
      'over 3 whole days, 284.7',
    );
    const ofOne = await fragmentOf(page, { model: 'a' });
    expect(ofOne.leftOut).toEqual(['61 of the rows (45.9 %): requests of other models (--model)']);
    expect(ofOne.inputs.find(({ name }) => name === 'queries_per_user')!.source).toContain('142.3');
  });

  it('refuses a zone of which its days are none', async () => {
    const zone = (timeZone: string) => ({ timeZone, saysTimeZone: true });
    await expect(fragmentOf(pages(24), zone('America/Los_Angeles'))).rejects.toThrow(
      'are counted over days of another zone, which begin at 17:00 there; leave it out, or export them by the hour',
    );
    expect(valuesOf(await fragmentOf(pages(24), zone('UTC')))).toMatchObject({
      queries_per_user: '36 query/user/day',
    });
    await expect(fragmentOf(pages(1), zone('America/Los_Angeles'))).resolves.toBeDefined();
  });

  it('says that pages are missing', async () => {
    const fragment = await fragmentOf(pages(1, true));
    expect(fragment.unknown.join()).toContain('what is on further pages of the export (has_more)');
    expect(valuesOf(fragment)).toMatchObject({ queries_per_user: '36 query/user/day' });
    expect((await fragmentOf(`${pages(1, true)}\n${pages(1)}`)).unknown.join()).not.toContain('has_more');
  });

  it('does not know the hours of whole days', async () => {
    const fragment = await fragmentOf(pages(24));
    expect(valuesOf(fragment)).toMatchObject({ queries_per_user: '36 query/user/day' });
    expect(valuesOf(fragment).peak_to_mean).toBeUndefined();
    expect(fragment.unknown.join()).toContain(
      'peak_to_mean: the times of the log are dates, or longer than an hour',
    );
  });
});

describe('LiteLLM spend logs', () => {
  const rows = requests.flatMap(({ time, input, output, cached }, index) => [
    {
      request_id: `r${index}`,
      call_type: 'acompletion',
      spend: 0.001,
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      startTime: time,
      endTime: time,
      model: 'llama',
      cache_hit: 'False',
      metadata: { usage_object: { prompt_tokens_details: { cached_tokens: cached } } },
    },
    // Answered by LiteLLM itself: no model was asked.
    ...(index % 10 === 0
      ? [
          {
            prompt_tokens: 9000,
            completion_tokens: 9000,
            spend: 0,
            startTime: time,
            model: 'llama',
            cache_hit: 'True',
          },
        ]
      : []),
  ]);

  it('leaves out what LiteLLM answered from its own cache', async () => {
    const fragment = await fragmentOf(JSON.stringify(rows));
    expect(valuesOf(fragment)).toEqual(madeValues);
    expect(fragment.leftOut[0]).toBe(
      '11 of the rows (9.09 %): requests that LiteLLM answered from its own cache (cache_hit), so that no model was asked',
    );
  });

  it('reads the same as CSV, with its metadata as JSON in a cell', async () => {
    const csv = [
      'request_id,spend,prompt_tokens,completion_tokens,startTime,model,cache_hit,metadata',
      ...rows.map((row) =>
        [
          'x',
          row.spend,
          row.prompt_tokens,
          row.completion_tokens,
          row.startTime,
          row.model,
          row.cache_hit,
          `"${JSON.stringify('metadata' in row ? row.metadata : {}).replaceAll('"', '""')}"`,
        ].join(','),
      ),
    ].join('\n');
    expect(valuesOf(await fragmentOf(csv))).toEqual(madeValues);
  });
});

describe('Langfuse exports', () => {
  const rows = (details: (row: (typeof requests)[number]) => object) =>
    lines(
      requests.flatMap((row) => [
        { id: 'a', type: 'GENERATION', startTime: row.time, model: 'm', usageDetails: details(row) },
        { id: 'b', type: 'SPAN', startTime: row.time, usageDetails: {} },
      ]),
    );

  it.each([
    [
      'beside the input, as Langfuse keeps them',
      ({ input, output, cached }: (typeof requests)[number]) => ({
        input: input - cached,
        input_cached_tokens: cached,
        output,
        total: input + output,
      }),
    ],
    [
      'inside the input, as the total says',
      ({ input, output, cached }: (typeof requests)[number]) => ({
        input,
        input_cached_tokens: cached,
        output,
        total: input + output,
      }),
    ],
    [
      'as Anthropic names them',
      ({ input, output, cached }: (typeof requests)[number]) => ({
        input: input - cached - 30,
        cache_read_input_tokens: cached,
        cache_creation_input_tokens: 30,
        output,
      }),
    ],
    [
      'without a word of the input',
      ({ input, output, cached }: (typeof requests)[number]) => ({
        input: input - cached,
        cache_read: cached,
        output,
      }),
    ],
  ])('count tokens from the cache %s', async (_, details) => {
    const fragment = await fragmentOf(rows(details));
    expect(valuesOf(fragment)).toEqual(madeValues);
    expect(fragment.leftOut[0]).toBe('110 of the rows (50 %): observations that are not generations');
  });

  it('read usage_details of a CSV file', async () => {
    const csv = [
      'id,type,start_time,provided_model_name,usage_details',
      ...requests.map(
        ({ time, input, output, cached }) =>
          `x,GENERATION,${time.replace('T', ' ')},m,"{""input"":${input - cached},""input_cached_tokens"":${cached},""output"":${output}}"`,
      ),
    ].join('\n');
    expect(valuesOf(await fragmentOf(csv))).toEqual(madeValues);
  });
});

describe('a log that cannot say everything', () => {
  const csv = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(',')).join('\n');

  it('says that an hour is no day, and gives the lengths of all its requests', async () => {
    const fragment = await fragmentOf(
      csv([
        ['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'],
        ['2023-11-16 18:15:46.6805900', 374, 44],
        ['2023-11-16 18:45:50.9951690', 396, 109],
        ['2023-11-16 19:15:51.2224670', 879, 55],
      ]),
      {},
      'azure.csv',
    );
    // (374 + 396 + 879) / 3, (44 + 109 + 55) / 3.
    expect(valuesOf(fragment)).toMatchObject({
      input_tokens: '549.667 token/query',
      output_tokens: '69.3333 token/query',
    });
    expect(fragment.unknown.slice(0, 2)).toEqual([
      'queries a day and peak_to_mean: the log covers 60 minutes and no whole day; import whole days, or say with --days how many days it covers',
      'how far the mean of one day lies from that of another: there are 0 whole days; widen the numbers by what you know, or import a log of at least 3 whole days, better of several weeks',
    ]);
    expect(fragment.inputs[0]!.source).toBe('azure.csv: mean input tokens over 3 requests, 549.7');
  });

  it('takes --days for a log without dates, and --users for the people behind it', async () => {
    const rows = csv([['prompt_tokens', 'completion_tokens'], ...Array.from({ length: 84 }, () => [10, 5])]);
    const fragment = await fragmentOf(rows, { days: 7, users: 4 });
    expect(valuesOf(fragment)).toMatchObject({
      daily_active_users: '4 user',
      queries_per_user: '3 query/user/day',
      input_tokens: '10 token/query',
      input_cv: '0',
    });
    expect(valuesOf(fragment).length_correlation).toBeUndefined();
    await expect(fragmentOf(azure(','), { days: 7 })).rejects.toThrow('leave out --days');
  });

  it('does not take seconds from some start for dates', async () => {
    const fragment = await fragmentOf(
      csv([
        ['Timestamp', 'Model', 'Request tokens', 'Response tokens'],
        [5, 'a', 472, 18],
        [45, 'a', 1087, 230],
      ]),
    );
    expect(valuesOf(fragment)).toMatchObject({ input_tokens: '779.5 token/query' });
    expect(fragment.unknown[0]).toContain('the log has no dates');
  });

  it('does not take the midnight of a date for the busiest hour', async () => {
    const dates = ['2026-10-05', '2026-10-06', '2026-10-07'];
    const fragment = await fragmentOf(
      csv([['date', 'input_tokens', 'output_tokens'], ...dates.map((date) => [date, 10, 5])]),
    );
    expect(valuesOf(fragment)).toMatchObject({ queries_per_user: '1 query/user/day' });
    expect(valuesOf(fragment).peak_to_mean).toBeUndefined();
    expect(fragment.unknown[0]).toContain('peak_to_mean: the times of the log are dates');
  });

  it('does not take the sums of a day for a request', async () => {
    const rows = [
      ['date', 'prompt_tokens', 'completion_tokens', 'spend', 'api_requests'],
      ['2026-10-05', 1000, 500, 0.1, 10],
      ['2026-10-06', 2000, 800, 0.1, 20],
      ['2026-10-07', 3000, 700, 0.1, 30],
    ];
    const fragment = await fragmentOf(csv(rows), {}, 'spend.csv');
    // 6000 and 2000 tokens of 60 requests, 20 requests a day.
    expect(fragment.inputs.map(({ source }) => source.replace(/;.*/, ''))).toEqual([
      'spend.csv: a log counts requests, not people',
      'spend.csv: requests a day over 3 whole days, 20',
      'spend.csv: mean input tokens over 3 whole days, 100',
      'spend.csv: mean output tokens over 3 whole days, 33.33',
    ]);
    expect(fragment.about).toContain('rows are of several requests, as api_requests says');
  });

  it('takes one model where it is asked to, and names them where there are several', async () => {
    const rows = csv([
      ['model', 'input_tokens', 'output_tokens'],
      ['a', 100, 10],
      ['b', 300, 30],
      ['a', 100, 10],
    ]);
    expect((await fragmentOf(rows)).unknown.at(-1)).toBe(
      'one model: requests of 2 are taken together, "a" (66.7 %), "b" (33.3 %); --model NAME takes those of one',
    );
    expect(valuesOf(await fragmentOf(rows, { model: 'b' }))).toMatchObject({
      input_tokens: '300 token/query',
    });
    await expect(fragmentOf(rows, { model: 'c' })).rejects.toThrow(
      'has no requests of the model "c"; it has "a" (66.7 %)',
    );
  });

  it('names the place of what is no number or time', async () => {
    const rows = csv([
      ['timestamp', 'input_tokens', 'output_tokens'],
      ['2026-10-01T00:00:00Z', 'ten', 5],
      ['yesterday', 10, -1],
    ]);
    await expect(fragmentOf(rows, {}, 'x.csv')).rejects.toThrow(
      'x.csv:2:22  input_tokens: must be a number ("ten")\n' +
        'x.csv:3:1  timestamp: must be a time ("yesterday"), as in 2026-05-17T08:30:00Z, or seconds or milliseconds since 1970\n' +
        'x.csv:3:14  output_tokens: must not be below 0 (-1)',
    );
  });

  it('takes no peak from a day on which clocks change, where one hour is two', async () => {
    // A request every ten minutes; clocks in Berlin go back on the 25th of October 2026.
    const from = Date.parse('2026-10-23T00:00:00Z');
    const rows = Array.from(
      { length: 6 * 24 * 6 },
      (_, k) => `${new Date(from + k * 600_000).toISOString()},10,5`,
    );
    const text = `timestamp,prompt_tokens,completion_tokens\n${rows.join('\n')}`;
    const fragment = await fragmentOf(text, { timeZone: 'Europe/Berlin', saysTimeZone: true }, 'x.csv');
    expect(valuesOf(fragment)).toMatchObject({ peak_to_mean: '1' });
  });

  it('counts days by the clock of a zone', async () => {
    // In Berlin it is two hours later: three requests on the 2nd, none on the 3rd, two on the 4th.
    const rows = [
      '2026-10-01T22:30:00Z',
      '2026-10-02T10:00:00Z',
      '2026-10-02T21:30:00Z',
      '2026-10-03T22:30:00Z',
      '2026-10-04T21:59:00Z',
    ];
    const text = csv([['time', 'input_tokens', 'output_tokens'], ...rows.map((time) => [time, 10, 5])]);
    const berlin = await fragmentOf(text, { timeZone: 'Europe/Berlin', saysTimeZone: true }, 'x.csv');
    expect(berlin.inputs[1]!.source).toMatch(/^x.csv: requests a day over 3 whole days, 1.667;/);
    expect(berlin.unknown.at(-1)).toBe(
      'why nothing came on 1 whole day: they count as days without a request',
    );
    await expect(fragmentOf(text, { timeZone: 'Berlin' })).rejects.toThrow(
      '--time-zone needs a name such as Europe/Berlin',
    );
  });

  it('draws the same intervals from the same seed', async () => {
    const rows = csv([
      ['time', 'input_tokens', 'output_tokens'],
      ...Array.from({ length: 240 }, (_, hour) => [
        new Date(Date.UTC(2026, 9, 1) + hour * 3_600_000).toISOString(),
        100 + Math.floor(hour / 24) * 10,
        5,
      ]),
    ]);
    const [first, again, other] = [
      await fragmentOf(rows),
      await fragmentOf(rows),
      await fragmentOf(rows, { seed: 'b' }),
    ];
    expect(valuesOf(first)).toEqual(valuesOf(again));
    // Ten days with means of 100 to 190: the mean of ten drawn days is 145 with a standard error of 28.7 / sqrt(10) = 9.1.
    const [low, high] = /^([\d.]+) to ([\d.]+) token/
      .exec(valuesOf(first).input_tokens!)!
      .slice(1)
      .map(Number);
    expect(low).toBeCloseTo(145 - 1.645 * 9.08, -0.5);
    expect(high).toBeCloseTo(145 + 1.645 * 9.08, -0.5);
    expect(valuesOf(other)).not.toEqual(valuesOf(first));
  });
});
