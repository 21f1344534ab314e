import { readFileSync } from 'node:fs';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A formula of uncertain inputs whose answer is known. */
export interface PropagationCase {
  readonly id: string;
  readonly source: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly correlations?: readonly { readonly between: readonly string[]; readonly normal: number }[];
  readonly formula: string;
  readonly expected: {
    readonly mean?: number;
    readonly sd?: number;
    readonly quantiles?: Readonly<Record<string, number>>;
    /** Errors of the reference quantiles, where they are not exact. */
    readonly quantile_se?: Readonly<Record<string, number>>;
    readonly cvar_upper?: Readonly<Record<string, number>>;
    /** In the order of the inputs. */
    readonly S1?: readonly number[];
    readonly ST?: readonly number[];
    readonly spearman_input_output?: readonly number[];
    /** Of the two correlated inputs. */
    readonly spearman?: number;
  };
}

export const propagationCases = JSON.parse(
  readFileSync(new URL('../reference/propagation.json', import.meta.url), 'utf8'),
) as readonly PropagationCase[];

/** The case as a scenario with the one output `y`. JSON is YAML. */
export function caseScenario({ id, inputs, formula, correlations = [] }: PropagationCase): Scenario {
  return formulaScenario({ title: id, inputs, formulas: { y: formula }, correlations });
}

/** A scenario without a model from its parts; the first formula is the headline unless outputs are named. */
export function formulaScenario(parts: Readonly<Record<string, unknown>>): Scenario {
  return readScenarioText(JSON.stringify({ title: 'Test', question: 'What comes out?', ...parts }), {
    name: 'test.yaml',
  });
}
