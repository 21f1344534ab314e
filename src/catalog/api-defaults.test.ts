import { describe, expect, it } from 'vitest';
import { apiDefaults, apiPriceOf } from './api-defaults.ts';
import { apiPrices, languageModels } from './catalog.ts';
import { type ChosenModel, chooseLanguageModel } from './choose-language-model.ts';

const chosen = (id: string) => chooseLanguageModel(id, String, [])!;

describe('apiPriceOf', () => {
  it('takes the row of the year, or the nearest, of equally near ones the later', () => {
    expect(apiPriceOf('deepseek-v3', 2024)!.id).toBe('deepseek-v3-2024-12');
    expect(apiPriceOf('deepseek-v3', 2025)!.id).toBe('deepseek-v3-hosts-2025');
    expect(apiPriceOf('gpt-3.5-turbo', 2023)!.id).toBe('gpt-3.5-turbo-0613');
    expect(apiPriceOf('gpt-3.5-turbo', 2026)!.id).toBe('gpt-3.5-turbo-0125');
    expect(apiPriceOf('gpt-3.5-turbo', 2019)!.id).toBe('gpt-3.5-turbo-0613');
    expect(apiPriceOf('gpt-5.6-luna', 2026)!.input_usd_per_mtoken).toBe(0.2);
  });

  it('takes the latest where no year is said, and several hosts before one', () => {
    expect(apiPriceOf('deepseek-v3', null)!.id).toBe('deepseek-v3-hosts');
    expect(apiPriceOf('kimi-k2.5', null)!.id).toBe('kimi-k2.5-hosts');
    expect(apiPriceOf('kimi-k3', null)!.id).toBe('kimi-k3');
  });

  it('finds a model by its id however that is written, and by the id of a row', () => {
    const found = (id: string) => apiPriceOf(id, 2026)?.model;
    expect(found('llama-3.1-8b')).toBe('llama3.1-8b');
    expect(found('Meta-Llama-3.1-8B-Instruct')).toBe('llama3.1-8b');
    expect(found('kimi-k2-instruct')).toBe('kimi-k2');
    expect(found('gemma-4-31b-it')).toBe('gemma-4-31b');
    expect(found('mixtral-8x7b-v0.1')).toBe('mixtral-8x7b');
    expect(found('glm-5-hosts')).toBe('glm-5');
    // Versions are other models.
    expect(found('glm-5')).toBe('glm-5');
    expect(found('deepseek-v3')).toBe('deepseek-v3');
    expect(found('qwen9-1t')).toBeUndefined();
  });

  it('does not touch the table', () => {
    const before = apiPrices().map(({ id }) => id);
    apiPriceOf('glm-5', 2025);
    expect(apiPrices().map(({ id }) => id)).toEqual(before);
  });
});

describe('apiDefaults', () => {
  it('spreads a price over hosts, and charges in full what has no cached price', () => {
    const { api_input_price, api_output_price } = apiDefaults(chosen('deepseek-v3'), 2026);
    expect(api_input_price.notation).toBe(
      'quantiles(p5=0.25, p50=0.27, p95=1.25, min=0.2, max=1.563) USD/Mtoken',
    );
    expect(api_output_price.source).toMatch(/^deepseek-v3-hosts of 3 hosts, 2026-07: anomalyco/);
    const early = apiDefaults(chosen('deepseek-v3'), 2024);
    expect(early.api_cached_input_price.notation).toBe(early.api_input_price.notation);
    expect(early.api_cached_input_price.source).toMatch(/^judgement: no price of cached input is known/);
  });

  it('keeps a price of which all hosts say the same', () => {
    const model: ChosenModel = { ...chosen('deepseek-v3'), id: 'minimax-m2' };
    expect(apiDefaults(model, 2026).api_output_price.notation).toBe('1.2 USD/Mtoken');
  });

  it('says when another model stands in, and when nothing is known', () => {
    const model: ChosenModel = { ...chosen('deepseek-v3'), id: null, name: 'mine', apiPrice: 'gpt-4o' };
    expect(apiDefaults(model, null).api_input_price).toMatchObject({ notation: '2.5 USD/Mtoken' });
    expect(apiDefaults(model, null).api_input_price.source).toMatch(
      /^judgement: something like mine; gpt-4o/,
    );
    expect(apiDefaults({ ...model, apiPrice: null }, null).api_output_price.source).toBe(
      'judgement: no price of mine is in the catalogue; from small to large models',
    );
  });

  it('knows a price or a judgement of every language model in every year', () => {
    for (const { id } of languageModels())
      for (const year of [null, 2018, 2023, 2026])
        for (const { notation } of Object.values(apiDefaults(chosen(id), year)))
          expect(notation).toMatch(/^(?:[\d.]+(?: to [\d.]+)?|quantiles\([^)]+\)) USD\/Mtoken$/);
  });
});

describe('rows', () => {
  it('hold from no later than they were seen, at prices in order', () => {
    for (const row of apiPrices()) {
      const { id, from, date, offers, batch_share } = row;
      const input = row.input_usd_per_mtoken;
      expect(from === undefined || from <= date, id).toBe(true);
      expect(from ?? '2020-01', id).toMatch(/^20\d\d-\d\d$/);
      expect(row.cached_input_usd_per_mtoken ?? input, id).toBeLessThanOrEqual(input);
      expect(row.cache_write_usd_per_mtoken ?? input, id).toBeGreaterThanOrEqual(
        row.cached_input_usd_per_mtoken ?? 0,
      );
      expect(row.output_usd_per_mtoken, id).toBeGreaterThanOrEqual(input);
      expect(batch_share ?? 0.5, id).toBeLessThan(1);
      if (offers === undefined) continue;
      expect(offers.count, id).toBeGreaterThan(1);
      for (const [name, median] of [
        ['input', input],
        ['cached_input', row.cached_input_usd_per_mtoken!],
        ['output', row.output_usd_per_mtoken],
      ] as const) {
        expect(offers[name].low, id).toBeLessThanOrEqual(median);
        expect(offers[name].high, id).toBeGreaterThanOrEqual(median);
      }
    }
  });
});
