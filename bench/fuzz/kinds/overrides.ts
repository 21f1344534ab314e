import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { folderOf, goodScenarios } from '../material/corpus.ts';
import { quantity } from '../material/notation.ts';
import { anyWord, names } from '../material/words.ts';

const options = [
  'year',
  'region',
  'rental',
  'provider',
  'accelerator',
  'language_model',
  'formats.weights',
  'gpus_per_instance.prefill',
  'currency',
  'level',
  'workloads',
  'inputs.a',
  'goals',
  'extends',
  'model',
  'observed',
  'observed[0].error',
];

/** `--set` of an input, a quantity, an option or nothing that there is. */
export const overrides: Kind = {
  name: 'overrides',
  about: '--set on scenarios that come with costcone',
  share: 2,
  make: (random) => {
    const { path, text } = random.pick(goodScenarios);
    const inside = text.match(/[A-Za-z_][\w.]*(?=:)/g) ?? [];
    const words = random.times(1 + random.few(2), () => {
      const name = random.pick([
        random.pick(inside),
        random.pick(options),
        random.pick(names),
        anyWord(random),
      ]);
      const value = random.chance(0.6) ? quantity(random, null) : anyWord(random);
      return `${name}${random.pick(['=', '=', '=', ' = ', '', '=='])}${value}`;
    });
    return { text, words, base: path };
  },
  examine: (input, probe) => examineScenario(input, probe, { folder: folderOf(input.base!) }),
};
