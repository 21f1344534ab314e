import { describe, expect, it } from 'vitest';
import { accelerators, regions, rowOf } from './catalog.ts';
import { electricityDefault, purchaseDefault, rentDefault, spreadNotation } from './prices.ts';
import { type OptionWords, resolveOptions } from './resolve-options.ts';

const row = (id: string) => rowOf(accelerators(), id)!;
const problemsOf = (words: OptionWords) => resolveOptions(words).problems;
const notation = (words: OptionWords, name: string) => resolveOptions(words).options.defaults[name]?.notation;

describe('spreadNotation', () => {
  it.each([
    // Three or more offers with a median inside them.
    [{ low: 1, median: 2, high: 4, count: 7 }, 'quantiles(p5=1, p50=2, p95=4, min=0.8, max=5)'],
    // A median at an end says nothing more.
    [{ low: 1, median: 4, high: 4, count: 5 }, '1 to 4'],
    // Two offers, or nobody knows how many.
    [{ low: 1, high: 4, count: 2 }, '0.8 to 5'],
    [{ low: 1, high: 4 }, '0.8 to 5'],
    // One figure.
    [{ median: 3, count: 1 }, '2 to 4.5'],
    [{ low: 3, median: 3, high: 3 }, '2 to 4.5'],
  ])('%j is %s', (offers, expected) => {
    expect(spreadNotation(offers)).toBe(expected);
  });
});

describe('rent', () => {
  it('takes the row of the year and the kind', () => {
    const { notation: text, source } = rentDefault(row('a100-80'), 2023, 'on-demand');
    expect(text).toBe('quantiles(p5=1.5, p50=2.38, p95=4, min=1.2, max=5) USD/GPU/hour');
    expect(source).toMatch(/^on-demand, 12 offers, 2023: epoch/);
  });

  it('takes the nearest year, and says so', () => {
    const { source } = rentDefault(row('a100-80'), 2019, 'on-demand');
    expect(source).toMatch(
      /^judgement: no offer of 2019 is known, the nearest is taken; on-demand, 18 offers, 2022/,
    );
  });

  it('scales what is offered on demand where the kind is not, and says so', () => {
    const { notation: text, source } = rentDefault(row('mi300x'), 2026, 'reserved-3y');
    // 3.49 x 0.42 and 4.69 x 0.7.
    expect(text).toBe('1.466 to 3.283 USD/GPU/hour');
    expect(source).toMatch(/^judgement: no reserved-3y offer is known/);
  });

  it('puts offers of one year and kind together', () => {
    expect(rentDefault(row('h100-sxm'), 2025, 'reserved-1y').notation).toBe('1.36 to 9.588 USD/GPU/hour');
  });

  it('follows from the price where nobody rents it out', () => {
    expect(rentDefault(row('h20'), 2024, 'on-demand').source).toMatch(
      /^judgement: no offer is known; a server of 2024/,
    );
  });

  it('knows some rent and some price of every accelerator, in every year and kind', () => {
    for (const accelerator of accelerators()) {
      for (const year of [null, 2018, 2023, 2026]) {
        expect(purchaseDefault(accelerator, year).price.notation).toMatch(/^[\d.]+ to [\d.]+ USD\/GPU$/);
        for (const kind of ['on-demand', 'reserved-1y', 'reserved-3y', 'spot'] as const) {
          expect(rentDefault(accelerator, year, kind).notation).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }
  });
});

it('takes the electricity price of the year', () => {
  const us = rowOf(regions(), 'us')!;
  expect(electricityDefault(us, 2023).notation).toBe('triangular(0.0605, 0.0806, 0.1128) USD/kWh');
  expect(electricityDefault(us, 1990).source).toMatch(/^United States, 2018/);
});

describe('resolveOptions', () => {
  it('turns words into facts', () => {
    const words = {
      accelerator: 'a100-80',
      language_model: 'gpt3-175b',
      formats: { weights: 'int8' },
      gpus_per_instance: { decode: 8 },
    };
    expect(problemsOf(words)).toEqual([]);
    expect(notation(words, 'peak_flops')).toBe('624 TFLOP/s/GPU');
    expect(notation(words, 'attention_peak_flops')).toBe('312 TFLOP/s/GPU');
    // 50,257 x 12,288 of 174.6 billion parameters, the embedding, stay in 16 bit.
    expect(notation(words, 'weight_bytes')).toMatch(/^1\.00353\d* byte\/parameter$/);
    expect(notation(words, 'parameters')).toBe('174604259328 parameter');
    expect(notation(words, 'prefill_gpus')).toBe('8 GPU');
  });

  it.each([
    // 16, 141, 349 and 812 GB of 16-bit weights and eight caches, in 86% of the memory of accelerators of 80 GiB.
    ['llama3.1-8b', 1],
    ['llama3.1-70b', 4],
    ['gpt3-175b', 8],
    ['llama3.1-405b', 16],
    // Released in 8 bit; each accelerator keeps the whole attention.
    ['deepseek-v3', 16],
  ])('gives %s an instance of %d that holds it', (language_model, gpus) => {
    expect(notation({ language_model }, 'decode_gpus')).toBe(`${gpus} GPU`);
  });

  it('replicates everything but the routed experts under latent attention', () => {
    const { options } = resolveOptions({ language_model: 'deepseek-v3', accelerator: 'h800' });
    expect(options.architecture).toEqual({ attention: 'latent', feedForward: 'experts' });
    const billions = Number.parseFloat(options.defaults.replicated_parameters!.notation) / 1e9;
    // With the routed parameters over 144 accelerators this is 21.6 GB each in fp8.
    expect(Math.abs((billions + (671.026 - billions) / 144) / 21.6 - 1)).toBeLessThan(0.005);
  });

  it('starts a workload from the application of its name, or the one it is like, or chat', () => {
    const { options } = resolveOptions({
      workloads: [{ name: 'code' }, { name: 'agent', like: 'code' }, { name: 'mail' }],
    });
    const [code, agent, mail] = options.workloads;
    expect(agent!.defaults.input_tokens).toEqual(code!.defaults.input_tokens);
    expect(mail!.defaults.input_tokens!.source).toMatch(
      /^judgement: nothing is known of mail, chat stands in/,
    );
  });

  it.each<[OptionWords, string]>([
    [
      { accelerator: 'H100' },
      'accelerator: is not in the catalogue, did you mean "h100-sxm" or "h100-pcie"?',
    ],
    [{ accelerator: 'h100-smx' }, 'accelerator: is not in the catalogue, did you mean "h100-sxm"?'],
    [
      { language_model: 'Llama-3.1-8B' },
      'language_model: is not in the catalogue, did you mean "llama3.1-8b"?',
    ],
    [{ rental: 'reserved' }, 'rental: is no kind of rent, known: on-demand, reserved-1y, reserved-3y, spot'],
    [
      { formats: { attention: 'fp8' }, accelerator: 'a100-80' },
      'formats.attention: a100-80 has no arithmetic for it, it has bf16, int8',
    ],
    [
      { formats: { weights: 'fp12' } },
      'formats.weights: is no number format, known: fp32, bf16, fp16, fp8, int8, int4, fp4',
    ],
    [
      { gpus_per_instance: { decode: 1.5 } },
      'gpus_per_instance.decode: must be a whole number of at least 1, undefined',
    ],
    [
      { accelerator: { memory_gb: 80 } },
      'accelerator: `dense_tflops` is missing, dense peaks, as in { bf16: 312, int8: 624 }: half of "sparse" figures',
    ],
    [{ language_model: 'no-such.json' }, 'language_model: cannot be read, undefined'],
  ])('%j: %s', (words, expected) => {
    const [first] = problemsOf(words);
    expect(`${first?.path.join('.')}: ${first?.rule}, ${first?.hint}`).toBe(expected);
  });

  it('takes an accelerator of the scenario’s own', () => {
    const own = {
      accelerator: {
        name: 'mine',
        dense_tflops: { bf16: 200 },
        memory_gb: 64,
        bandwidth_gb_per_s: 1600,
        rent_usd_per_hour: 1.5,
      },
    };
    expect(problemsOf(own)).toEqual([]);
    expect(notation(own, 'gpu_price')).toBe('1 to 2.25 USD/GPU/hour');
    expect(notation(own, 'memory')).toBe('64 GB/GPU');
    expect(notation(own, 'link_domain')).toBe('8 GPU');
  });

  it('takes its memory in one of three units, and its links', () => {
    const own = (more: object) => ({
      accelerator: { dense_tflops: { bf16: 200 }, bandwidth_gb_per_s: 1600, ...more },
    });
    expect(notation(own({ memory_gib: 64 }), 'memory')).toBe('64 GiB/GPU');
    expect(notation(own({ memory_bytes: 64e9 }), 'memory')).toBe('64 GB/GPU');
    const links = { gb_per_s: 200, domain: 16 };
    expect(notation(own({ memory_gib: 64, links }), 'link_bandwidth')).toBe('200 GB/s/GPU');
    expect(notation(own({ memory_gib: 64, links }), 'network_bandwidth')).toBe('50 GB/s/GPU');
    expect(problemsOf(own({}))[0]?.rule).toBe('`memory_gb` is missing');
    expect(problemsOf(own({ memory_gib: 64, memory_gb: 64 }))[0]?.rule).toBe('is given twice');
    expect(problemsOf(own({ memory_gib: 64, links: { gbps: 3 } }))[0]?.path.join('.')).toBe(
      'accelerator.links.gbps',
    );
  });

  it('takes memory as the driver reports it, and links from the row', () => {
    expect(notation({ accelerator: 'h100-sxm' }, 'memory')).toBe('80 GiB/GPU');
    expect(notation({ accelerator: 'gb200' }, 'memory')).toBe('198.674743296 GB/GPU');
    expect(notation({ accelerator: 'h800' }, 'link_bandwidth')).toBe('200 GB/s/GPU');
    expect(notation({ accelerator: 'gb200' }, 'link_domain')).toBe('72 GPU');
  });
});
