import { examineScenario } from '../examine-scenario.ts';
import type { Kind } from '../kind.ts';
import { month, monthlyFormula, seriesKeys } from '../material/months.ts';
import { observation } from '../material/observations.ts';
import { distribution, number } from '../material/notation.ts';

/** Scenarios with a horizon: inputs that change, functions of months, goals over them. */
export const months: Kind = {
  name: 'months',
  about: 'horizons, inputs that change, functions of months',
  share: 3,
  make: (random) => {
    const names = ['a', 'b', 'c'].slice(0, 1 + random.few(3));
    const unit = random.chance(0.5) ? '' : ' USD/day';
    const inputs = Object.fromEntries(
      names.map((name) => [
        name,
        {
          value: `${random.chance(0.6) ? distribution(random) : number(random)}${unit}`,
          ...seriesKeys(random),
        },
      ]),
    );
    const formulas: Record<string, string> = { plain: random.pick(names) };
    // A formula may look back at one that stands after it.
    const later = ['more', 'last', 'over'].slice(0, random.few(4));
    for (const name of later)
      formulas[name] = monthlyFormula(random, [...names, 'plain', ...later], 1 + random.few(3));
    const all = [...names, ...Object.keys(formulas)];
    const goal = () =>
      `${monthlyFormula(random, all, 1)} ${random.pick(['<', '>='])} ${random.chance(0.2) ? month(random) : number(random)}${random.pick(['', ' in every month', ' in any month', ' with 80%'])}`;
    const scenario = {
      horizon: { from: month(random), months: random.pick([1, 2, 3, 12, 12, 24, 60, 0, 61]) },
      ...(random.chance(0.2) ? { fiscal_year_starts: random.pick(['04', 7, '13']) } : {}),
      inputs,
      formulas,
      ...(random.chance(0.4) ? { goals: random.times(1 + random.few(2), goal) } : {}),
      ...(random.chance(0.25)
        ? {
            observed: random.times(1 + random.few(3), () =>
              observation(random, all, unit.trim() || null, 0.7),
            ),
          }
        : {}),
      ...(random.chance(0.2) && names.length > 1
        ? {
            correlations: [
              {
                between: names
                  .slice(0, 2)
                  .map((name) => `${name}${random.pick(['', '', '.volatility', '.noise', '.growth'])}`),
                normal: Number((2 * random.uniform() - 1).toFixed(2)),
              },
            ],
          }
        : {}),
    };
    const depth = random.uniform();
    return {
      text: JSON.stringify(scenario, null, 1),
      depth: depth < 0.01 ? 'page' : depth < 0.06 ? 'whole' : 'drawn',
    };
  },
  examine: (input, probe) => examineScenario(input, probe),
};
