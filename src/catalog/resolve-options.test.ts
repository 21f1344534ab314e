import { describe, expect, it } from 'vitest';
import { regions, rowOf } from './catalog.ts';
import { electricityDefault } from './region-defaults.ts';
import { type OptionWords, resolveOptions } from './resolve-options.ts';

const problemsOf = (words: OptionWords) => resolveOptions(words).problems;
const notation = (words: OptionWords, name: string) => resolveOptions(words).options.defaults[name]?.notation;

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
    // 50,257 and 2,048 rows of 12,288 of 174.6 billion parameters, tokens and positions, stay in 16 bit.
    expect(notation(words, 'weight_bytes')).toMatch(/^1\.00368\d* byte\/parameter$/);
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

  it('cautions about keys of a config that nobody read and that may change the cost', () => {
    const config = {
      model_type: 'llama',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      vocab_size: 128256,
      moe_layer_frequency: 2,
      rope_theta: 10000,
    };
    expect(resolveOptions({ language_model: config }).cautions).toEqual([
      'own model: its `config.json` has keys that are not understood and may change the cost: `moe_layer_frequency`',
    ]);
    expect(resolveOptions({ language_model: 'llama3.1-70b' }).cautions).toEqual([]);
  });

  it('starts a workload from the application of its name, or the one it is like, or chat', () => {
    const { options } = resolveOptions({
      workloads: [{ name: 'code' }, { name: 'agent', like: 'code' }, { name: 'mail' }],
    });
    const [code, agent, mail] = options.workloads;
    expect(agent!.defaults.input_tokens).toEqual(code!.defaults.input_tokens);
    expect(mail!.defaults.input_tokens!.source).toMatch(
      /^judgement: nothing is known of mail, chat is used instead/,
    );
  });

  it.each<[OptionWords, string]>([
    [
      { accelerator: 'H100' },
      'accelerator: is not in the catalogue, did you mean "h100-sxm", "h100-pcie" or "h100-nvl"?',
    ],
    [{ accelerator: 'h100-smx' }, 'accelerator: is not in the catalogue, did you mean "h100-sxm"?'],
    [
      { accelerator: 'h1000' },
      'accelerator: is not in the catalogue, did you mean "h100-sxm", "h100-pcie" or "h100-nvl"?',
    ],
    [
      { language_model: 'nothing' },
      'language_model: is not in the catalogue, `costcone catalog models` lists the 164 there are',
    ],
    [
      { language_model: 'Llama-3.1-9B' },
      'language_model: is not in the catalogue, did you mean "llama3.1-8b"?',
    ],
    [
      { rental: 'reserved' },
      'rental: is not a kind of rent, known: on-demand, reserved-1y, reserved-3y, spot',
    ],
    [{ year: '2026-H3' }, 'year: is neither a year nor half of one, as in 2024 or 2024-H2'],
    [{ provider: 'hyperscale' }, 'provider: is not a class of provider, did you mean "hyperscaler"?'],
    [
      { formats: { attention: 'fp8' }, accelerator: 'a100-80' },
      'formats.attention: a100-80 cannot calculate in it, it has bf16, int8',
    ],
    [
      { formats: { weights: 'fp12' } },
      'formats.weights: is not a number format, known: fp32, bf16, fp16, fp8, int8, int4, fp4',
    ],
    [
      { gpus_per_instance: { decode: 1.5 } },
      'gpus_per_instance.decode: must be a whole number of at least 1, undefined',
    ],
    [
      { accelerator: { memory_gb: 80 } },
      'accelerator: `dense_tflops` is missing, dense peaks, as in { bf16: 312, int8: 624 }: half of "sparse" figures',
    ],
    [
      { language_model: 'no-such.json' },
      'language_model: no-such.json: cannot be read, download the `config.json` of the model, and name it or its folder',
    ],
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
    expect(resolveOptions(own).options.defaults.gpu_price?.source).toBe('on-demand: this scenario');
    expect(notation(own, 'memory')).toBe('64 GB/GPU');
    expect(notation(own, 'link_domain')).toBe('8 GPU');
  });

  it('gives an accelerator without any price a judged one', () => {
    const own = { accelerator: { dense_tflops: { bf16: 200 }, memory_gb: 64, bandwidth_gb_per_s: 1600 } };
    expect(problemsOf(own)).toEqual([]);
    // 1.25 USD an hour for 8,766 to 26,298 hours, over 1.62 for the rest of the server.
    expect(notation(own, 'chip_price')).toBe('6764 to 20290 USD/GPU');
    expect(notation(own, 'gpu_price')).toContain('USD/GPU/hour');
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
