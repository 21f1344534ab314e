import type { Cells } from '../tables/cells.ts';
import type { Row } from '../tables/file-table.ts';

/** A run of a serving benchmark. */
export interface BenchmarkRun {
  readonly model: string | null;
  readonly backend: string | null;
  /** Seconds. */
  readonly duration: number;
  /** Requests that were answered, and those that were not. */
  readonly completed: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Output tokens per second, of all accelerators. */
  readonly outputThroughput: number;
  /** Requests a second that were sent; null where they were sent as fast as they could be. */
  readonly requestRate: string | null;
  /** Queries in flight, and how that is known; null where it is not. */
  readonly concurrency: { readonly value: number; readonly words: string } | null;
  /** Milliseconds between two tokens of an answer after the first; null where it is not said. */
  readonly tokenInterval: number | null;
  /** Tokens of single requests; null where they were not kept. */
  readonly lengths: readonly { readonly input: number; readonly output: number }[] | null;
}

/** Fields by which a benchmark is known. */
export const knownFields = [
  'duration',
  'completed',
  'total_input_tokens',
  'total_output_tokens',
  'output_throughput',
];

const moreFields = [
  'request_rate',
  'max_concurrency',
  'concurrency',
  'mean_e2el_ms',
  'mean_e2e_latency_ms',
  'mean_ttft_ms',
  'mean_tpot_ms',
  'median_tpot_ms',
  'failed',
  'model_id',
  'model',
  'backend',
  'input_lens',
  'output_lens',
];

/** Fields that are read. */
export const benchmarkFields = [...knownFields, ...moreFields];

/**
 * Reads a run. `max_concurrency` is the load where requests were sent as fast as it allowed; else queries in flight are
 * counted by their time: rate times latency.
 *
 * Source: vllm-project/vllm, vllm/benchmarks/serve.py; sgl-project/sglang, python/sglang/bench_serving.py; Little 1961, A proof for the queuing formula L = lambda W.
 */
export function readRun(row: Row, cells: Cells): BenchmarkRun | null {
  const at = (name: string) => benchmarkFields.indexOf(name);
  const number = (name: string) => cells.count(row, at(name));
  const text = (name: string) => cells.text(row, at(name));
  const [duration, completed, inputTokens, outputTokens, outputThroughput] = knownFields.map(number) as [
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
  ];
  if (!duration || !completed || !outputTokens || !outputThroughput || inputTokens === null) return null;
  const rate = text('request_rate');
  const requestRate = rate === null || /^inf/i.test(rate) ? null : rate;
  const most = number('max_concurrency');
  const tokenInterval = number('median_tpot_ms') ?? number('mean_tpot_ms');
  const found = { duration, completed, inputTokens, outputTokens, outputThroughput };
  return {
    ...found,
    model: text('model_id') ?? text('model'),
    backend: text('backend'),
    failed: number('failed') ?? 0,
    requestRate,
    concurrency:
      most !== null && most > 0 && requestRate === null
        ? { value: most, words: 'max_concurrency' }
        : (measured(number('concurrency')) ?? byLatency()),
    tokenInterval: tokenInterval !== null && tokenInterval > 0 ? tokenInterval : null,
    lengths: lengthsOf(row.cells[at('input_lens')], row.cells[at('output_lens')]),
  };

  function byLatency(): BenchmarkRun['concurrency'] {
    const whole = number('mean_e2el_ms') ?? number('mean_e2e_latency_ms');
    const [first, next] = [number('mean_ttft_ms'), number('mean_tpot_ms')];
    const answer = outputTokens! / completed!;
    const parts = first === null || next === null ? null : first + next * Math.max(0, answer - 1);
    const latency = whole ?? parts;
    const value = (completed! / duration!) * ((latency ?? 0) / 1000);
    if (!(value > 0) || !Number.isFinite(value)) return null;
    return {
      value,
      words: `requests a second times mean ${whole === null ? 'latency, of the first token and the others' : 'latency'}`,
    };
  }
}

const measured = (value: number | null) =>
  value !== null && value > 0 ? { value, words: 'concurrency, a mean over the run' } : null;

function lengthsOf(inputs: unknown, outputs: unknown): BenchmarkRun['lengths'] {
  if (!Array.isArray(inputs) || !Array.isArray(outputs) || inputs.length !== outputs.length) return null;
  const lengths = inputs.flatMap((input: unknown, index) => {
    const output: unknown = outputs[index];
    // Requests that failed wrote nothing.
    return typeof input === 'number' && typeof output === 'number' && input >= 0 && output > 0
      ? [{ input, output }]
      : [];
  });
  return lengths.length < 2 ? null : lengths;
}
