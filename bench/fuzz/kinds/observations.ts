import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { distribution, formula, number } from '../material/notation.ts';
import { observation } from '../material/observations.ts';

/** Scenarios of which something was measured: near what they expect, far from it, and nonsense. */
export const observations: Kind = {
  name: 'observations',
  about: 'what was observed of small scenarios',
  share: 3,
  make: (random) => {
    const unit = random.pick([null, null, 'USD/day', 'GPU', '1/day', 'token/s', '%']);
    const beside = unit === null ? '' : ` ${unit}`;
    const names = ['a', 'b', 'c', 'd'].slice(0, 1 + random.few(4));
    const value = () =>
      random.pick([
        () => 'beta(8, 12)',
        () => 'gamma(4, 2)',
        () => distribution(random),
        () => number(random),
      ])();
    const inputs = Object.fromEntries(names.map((name) => [name, `${value()}${beside}`]));
    const formulas = {
      sum: names.join(' + '),
      other: random.chance(0.2) ? formula(random, names, 2) : `2 * ${random.pick(names)}`,
    };
    const all = [...names, ...Object.keys(formulas)];
    const scenario = {
      inputs,
      formulas,
      outputs: ['sum', 'other'],
      observed: random.times(1 + random.few(5), () => observation(random, all, unit, 0.1)),
    };
    const depth = random.uniform();
    return {
      text: JSON.stringify(scenario, null, 1),
      files: { 'draws.csv': 'tokens\n1\n2\n3\n' },
      depth: depth < 0.01 ? 'page' : depth < 0.06 ? 'whole' : 'drawn',
    };
  },
  examine: (input, probe) => examineScenario(input, probe),
};
