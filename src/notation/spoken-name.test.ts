import { describe, expect, it } from 'vitest';
import { beginSentence, inSentence, sentenceName, spokenName } from './spoken-name.ts';

describe('a spoken name', () => {
  it.each([
    ['daily_active_users', 'daily active users'],
    ['chat.output_tokens', 'output tokens of chat'],
    ['my_chat.input_cv', 'input variation (CV) of my chat'],
    ['training_mfu', 'training model FLOP utilization (MFU)'],
    ['max_tokens', 'max tokens'],
    ['commitments.0.gpus', 'GPUs of commitment 1'],
    ['free.to.small_chat', 'share of free to small chat'],
    ['api.price.cached_input', 'cached input price of api'],
    ['api.price', 'price of api'],
    ['commitments.11.price', 'price of commitment 12'],
    ['gpu_price.shocks', 'ups and downs of GPU price'],
    ['gpu_price.growth', 'growth of GPU price'],
    ['gpu_price.volatility', 'volatility of GPU price'],
    ['chat.output_tokens.noise', 'noise of output tokens of chat'],
    ['gpu_price.steps.0', 'when step 1 of GPU price comes'],
    ['gpu_price.steps.11.factor', 'factor of step 12 of GPU price'],
    ['mbu.steps.0.value', 'value of step 1 of memory bandwidth utilization (MBU)'],
    ['gpu_price.steps.1.probability', 'whether step 2 of GPU price comes'],
    ['commitments.0.price.growth', 'growth of price of commitment 1'],
    ['growth', 'growth'],
    ['min_gpus', 'least GPUs'],
    ['constructor', 'constructor'],
    ['_', '_'],
  ])('%s is %s', (name, spoken) => expect(spokenName(name)).toBe(spoken));

  it('is small within a sentence, but for abbreviations and names', () => {
    expect(['Daily cost', 'GPU price', 'ChatGPT cost', 'OpenAI bill', 'X'].map(inSentence)).toEqual([
      'daily cost',
      'GPU price',
      'ChatGPT cost',
      'OpenAI bill',
      'x',
    ]);
  });

  it('begins a sentence with a capital', () => {
    expect(sentenceName('gpu_price')).toBe('GPU price');
    expect(sentenceName('mbu')).toBe('Memory bandwidth utilization (MBU)');
  });
});

describe('words as a sentence begins', () => {
  it.each([
    ['startup-year.yaml has no cost', 'startup-year.yaml has no cost'],
    ['b.json: an older format', 'b.json: an older format'],
    ['ratios leave out draws', 'Ratios leave out draws'],
    ['json is read', 'Json is read'],
  ])('of %s', (words, begun) => expect(beginSentence(words)).toBe(begun));
});
