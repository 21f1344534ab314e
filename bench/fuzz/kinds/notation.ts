import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { formula, goal, quantity } from '../material/notation.ts';
import { units } from '../material/words.ts';

const columns = 'tokens,seconds\n1,0.5\n20,0.25\n300,1e3\n4,0\n';

/** Scenarios of one's own inputs and formulas that are mostly right. */
export const notation: Kind = {
  name: 'notation',
  about: 'inputs, formulas, goals and units that are mostly right',
  share: 4,
  make: (random) => {
    const names = ['a', 'b', 'c', 'd', 'f'].slice(0, 1 + random.few(4));
    const unit = random.chance(0.6) ? null : random.pick(units);
    const inputs = Object.fromEntries(names.map((name) => [name, quantity(random, unit)]));
    const formulas: Record<string, string> = {};
    for (const name of ['out', 'more', 'last'].slice(0, 1 + random.few(2)))
      formulas[name] = formula(random, [...names, ...Object.keys(formulas)], 1 + random.few(4));
    const all = [...names, ...Object.keys(formulas)];
    const goals = random.chance(0.3)
      ? { goals: random.times(1 + random.few(2), () => goal(random, all)) }
      : {};
    const pairs =
      random.chance(0.2) && names.length > 1
        ? {
            correlations: [
              { between: names.slice(0, 2), spearman: Number((2 * random.uniform() - 1).toFixed(2)) },
            ],
          }
        : {};
    const text = JSON.stringify({ inputs, formulas, ...goals, ...pairs }, null, random.chance(0.5) ? 1 : 0);
    const depth = random.uniform();
    return {
      text,
      files: { 'draws.csv': columns },
      depth: depth < 0.02 ? 'page' : depth < 0.12 ? 'whole' : 'drawn',
    };
  },
  examine: (input, probe) => examineScenario(input, probe),
};
