import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { distribution } from '../material/notation.ts';
import { anyWord, numbers } from '../material/words.ts';

/** Matrices of correlations: possible, impossible, nearly singular, of few and of many inputs. */
export const correlations: Kind = {
  name: 'correlations',
  about: 'correlations between up to a dozen inputs',
  share: 1,
  make: (random) => {
    const names = Array.from({ length: 2 + random.few(10) }, (_, index) => `x${index}`);
    const inputs = Object.fromEntries(
      names.map((name) => [name, random.chance(0.7) ? 'normal(0, 1)' : distribution(random)]),
    );
    const coefficient = () =>
      random.chance(0.06)
        ? random.pick([...numbers, anyWord(random)])
        : Number((2 * random.uniform() - 1).toPrecision(1 + random.below(17)));
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]));
    const given = random.some(pairs, random.pick([0.1, 0.3, 1])).map((between) => ({
      between: random.chance(0.03) ? [between[0], random.pick([between[0], anyWord(random)])] : between,
      [random.chance(0.7) ? 'spearman' : 'normal']: random.chance(0.5)
        ? coefficient()
        : random.pick([0.999999, 0.5, 0, 0.1, -0.2]),
    }));
    const formulas = { out: names.join(' + ') };
    return {
      text: JSON.stringify({ inputs, formulas, correlations: given }),
      files: { 'draws.csv': 'tokens\n1\n2\n3\n' },
      depth: random.chance(0.05) ? 'whole' : 'drawn',
    };
  },
  examine: (input, probe) => examineScenario(input, probe),
};
