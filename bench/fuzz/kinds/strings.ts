import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { anyWord } from '../material/words.ts';

/** A text wherever a scenario takes one. */
export const strings: Kind = {
  name: 'strings',
  about: 'any text wherever a scenario takes one',
  share: 2,
  make: (random) => {
    const word = random.times(1 + random.few(12), () => anyWord(random)).join(random.pick(['', ' ']));
    const places: readonly object[] = [
      { inputs: { a: word }, formulas: { out: 'a + 1' } },
      {
        inputs: { a: { value: '1 to 2 USD', source: word, explanation: word } },
        formulas: { out: { formula: '2 * a', label: word, explanation: word } },
        title: word,
        question: word,
      },
      { inputs: { a: '1 to 2' }, formulas: { out: word } },
      { inputs: { a: '1 to 2 USD' }, formulas: { out: 'a * 3' }, goals: [word] },
      { inputs: { a: { value: 3, unit: word } }, formulas: { out: { formula: 'a', unit: word } } },
      { inputs: { [word]: '1 to 2' }, formulas: { out: '1' } },
      { inputs: { a: '1 to 2' }, formulas: { [word]: 'a * 2' }, outputs: [word] },
      { model: word, inputs: { a: 1 } },
      { model: 'llm-napkin', accelerator: word, language_model: word },
      {
        inputs: { a: '1 to 2 USD' },
        formulas: { out: 'a + a' },
        published: [{ quantity: 'out', value: word, source: word, kind: random.pick(['measured', word]) }],
      },
      { extends: word },
      { inputs: { a: `empirical(file="${word}", column="${word}")` }, formulas: { out: 'a + 1' } },
      {
        inputs: { a: '1 to 2 USD' },
        formulas: { out: 'a * 2' },
        level: word,
        allow_non_finite: word,
        currency: word,
        year: word,
      },
    ];
    return { text: JSON.stringify(random.pick(places)), depth: random.chance(0.03) ? 'page' : 'drawn' };
  },
  examine: (input, probe) => examineScenario(input, probe),
};
