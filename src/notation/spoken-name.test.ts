import { describe, expect, it } from 'vitest';
import { inSentence, sentenceName, spokenName } from './spoken-name.ts';

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
