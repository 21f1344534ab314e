import { expect, it } from 'vitest';
import type { SearchEntry } from '../search-index.ts';
import { ranked } from './ranked.ts';

const entries: readonly SearchEntry[] = [
  ['a.html', 'Months', 'Months', 'a gpu_price may grow'],
  ['reference/models/llm-napkin.html#gpu_price', 'gpu_price USD/GPU/hour', 'The model llm-napkin', 'rent'],
  ['reference/models/llm-service.html#gpu_price', 'gpu_price USD/GPU/hour', 'The model llm-service', 'rent'],
  ['b.html', 'Units', 'Units', 'money'],
];
const found = (query: string) => ranked(entries, query).map(([address]) => address);

it('puts titles before texts, and the model of a service first', () => {
  expect(found('gpu_price')).toEqual([
    'reference/models/llm-service.html#gpu_price',
    'reference/models/llm-napkin.html#gpu_price',
    'a.html',
  ]);
});

it('wants every word, in any case', () => {
  expect(found('GPU grow')).toEqual(['a.html']);
  expect(found('gpu money')).toEqual([]);
});

it('of a whole question looks for the words that say something, and for most of them', () => {
  expect(found('How may I grow a gpu_price?')).toEqual(['a.html']);
  expect(found('which months may grow')).toEqual(['a.html']);
});
