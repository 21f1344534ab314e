import { describe, expect, it } from 'vitest';
import { fragmentOf, valuesOf } from '../testing/read-file.ts';

/** As `vllm bench serve --save-result` writes it. */
const vllm = {
  date: '20261103-101500',
  backend: 'vllm',
  model_id: 'meta-llama/Llama-3.3-70B-Instruct',
  num_prompts: 500,
  request_rate: 'inf',
  burstiness: 1,
  max_concurrency: 64,
  duration: 250,
  completed: 500,
  failed: 12,
  total_input_tokens: 512_000,
  total_output_tokens: 128_000,
  request_throughput: 2,
  output_throughput: 512,
  total_token_throughput: 2560,
  mean_ttft_ms: 800,
  median_ttft_ms: 700,
  mean_tpot_ms: 41,
  median_tpot_ms: 40,
};

/** As `sglang.bench_serving` appends it: Python's Infinity is no JSON. */
const sglang = [
  '{"backend": "sglang", "request_rate": Infinity, "max_concurrency": 16, "duration": 100.0, "completed": 300, "total_input_tokens": 153600, "total_output_tokens": 38400, "output_throughput": 384.0, "mean_e2e_latency_ms": 5100.0, "median_tpot_ms": 38.0, "concurrency": 15.3, "accept_length": null}',
  '{"backend": "sglang", "request_rate": 8, "max_concurrency": null, "duration": 100.0, "completed": 800, "total_input_tokens": 409600, "total_output_tokens": 102400, "output_throughput": 1024.0, "mean_e2e_latency_ms": 9100.0, "median_tpot_ms": 68.0, "concurrency": 72.8, "accept_length": null}',
].join('\n');

const json = (more: object = {}) => JSON.stringify({ ...vllm, ...more });

describe('a serving benchmark', () => {
  it('gives the throughput of an accelerator under its load, and the speed beside it', async () => {
    const fragment = await fragmentOf(json(), { gpus: 4, error: '10%' }, 'runs/b.json');
    expect(valuesOf(fragment)).toEqual({
      concurrency: '64 query',
      input_tokens: '1024 token/query',
      output_tokens: '256 token/query',
    });
    expect(fragment.options).toEqual({ gpus_per_instance: '{ prefill: 4, decode: 4 }' });
    expect(fragment.observed).toMatchObject([
      {
        quantity: 'output_throughput',
        month: null,
        // 512 over 4.
        value: '128 token/s/GPU',
        source:
          'b.json: output_throughput 512 token/s over 4 accelerators; 500 requests in 250 s, 64 in flight (max_concurrency) on 4 accelerators',
      },
    ]);
    // 1000 ms over 40 ms.
    expect(fragment.published).toMatchObject([{ quantity: 'speed', value: '25 token/s' }]);
    expect(fragment.leftOut[0]).toBe('12 requests that failed');
    expect(fragment.unknown.join()).toContain('input_cv, output_cv, length_correlation');
  });

  it('asks for everything that the file does not say, at once', async () => {
    await expect(
      fragmentOf(json({ max_concurrency: null, mean_ttft_ms: null }), {}, 'b.json'),
    ).rejects.toThrow(
      /^b.json is not complete: give --gpus \(accelerators that served it\), --concurrency \(queries in flight\) and --error \(how far measurement and model may be off\)\. It has 500 requests, 512 output token\/s\. The error is a standard deviation/,
    );
    await expect(fragmentOf(json(), { error: '5%' })).rejects.toThrow(
      'give --gpus (accelerators that served it). It has',
    );
  });

  it('divides load and accelerators among instances', async () => {
    const fragment = await fragmentOf(json(), { gpus: 8, instances: 4, error: '10%' });
    expect(valuesOf(fragment).concurrency).toBe('16 query');
    expect(fragment.options.gpus_per_instance).toBe('{ prefill: 2, decode: 2 }');
    await expect(fragmentOf(json(), { gpus: 8, instances: 3, error: '10%' })).rejects.toThrow(
      '--instances must divide the 8 accelerators of --gpus (found 3)',
    );
  });

  it('counts queries in flight by their time where requests were sent at a rate', async () => {
    const fragment = await fragmentOf(json({ request_rate: 2 }), { gpus: 4, error: '10%' });
    // 2 requests a second, each 0.8 s and then 255 times 41 ms: 2 x 11.255 s.
    expect(valuesOf(fragment).concurrency).toBe('22.51 query');
    const whole = await fragmentOf(json({ request_rate: 2, mean_e2el_ms: 11_000 }), {
      gpus: 4,
      error: '10%',
    });
    expect(valuesOf(whole).concurrency).toBe('22 query');
  });

  it('takes lengths of single requests where they were kept, without those that failed', async () => {
    const lengths = { input_lens: [100, 300, 100, 300, 900], output_lens: [10, 50, 10, 50, 0] };
    const fragment = await fragmentOf(json(lengths), { gpus: 4, error: '10%' });
    expect(valuesOf(fragment)).toMatchObject({
      input_cv: '0.5',
      output_cv: '0.666667',
      length_correlation: '1',
    });
  });

  it('asks which of several runs is meant', async () => {
    await expect(fragmentOf(sglang, { gpus: 2, error: '10%' }, 's.jsonl')).rejects.toThrow(
      's.jsonl holds 2 runs, each under another load: choose one with --run (1: 300 requests, 16 in flight, 384 output token/s; 2: 800 requests, 72.8 in flight, 8 sent a second, 1,020 output token/s)',
    );
    expect(valuesOf(await fragmentOf(sglang, { gpus: 2, error: '10%', run: 2 }))).toEqual({
      concurrency: '72.8 query',
      input_tokens: '512 token/query',
      output_tokens: '128 token/query',
    });
    await expect(fragmentOf(sglang, { gpus: 2, error: '10%', run: 3 })).rejects.toThrow(
      '--run must be 1 to 2',
    );
  });

  it('refuses a run without an answer', async () => {
    await expect(fragmentOf(json({ completed: 0 }), { gpus: 2, error: '10%' }, 'b.json')).rejects.toThrow(
      'b.json has no run that answered a request (1 in all)',
    );
  });
});
