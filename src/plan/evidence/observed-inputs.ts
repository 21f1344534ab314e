import { createDistribution } from '../../distributions/create-distribution.ts';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { likelihoodShape } from '../../distributions/posterior/likelihood.ts';
import { posteriorOf, type SeenInput } from '../../distributions/posterior/posterior.ts';
import { exp } from '../../elementary/elementary.ts';
import { observingScenario } from '../../scenario/evidence/carried.ts';
import type { Observation } from '../../scenario/evidence/observation.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { atomsOf, hasOnlyAtoms } from '../distribution-atoms.ts';

/**
 * Scenarios that are drawn together, of which inputs that were observed themselves are drawn as the observation leaves them: that
 * needs no weights. An input is drawn so where it was observed once, goes together with no other, and does not change from month
 * to month; all other observations weigh draws. What is drawn so already stays as it is.
 */
export function drawnAsObserved(scenarios: readonly Scenario[]): readonly Scenario[] {
  const observing = observingScenario(scenarios[0]!);
  if (observing === null) return scenarios;
  const together = [...new Set([observing, ...scenarios])];
  const seen = new Map(
    observing.evidence!.observations.flatMap((observation): [Observation, Posteriors][] => {
      const posteriors = posteriorsOf(observation, observing, together);
      return posteriors === null ? [] : [[observation, posteriors]];
    }),
  );
  if (seen.size === 0) return scenarios;
  const byInput = new Map([...seen].map(([{ quantity }, posteriors]) => [quantity, posteriors]));
  const drawn = (scenario: Scenario): Scenario => {
    const { evidence } = scenario;
    const inputs = scenario.inputs.map((input) => byInput.get(input.name)?.drawn(input) ?? input);
    if (evidence === null) return { ...scenario, inputs };
    const observations = evidence.observations.map((observation) => {
      const prior = seen.get(observation)?.prior;
      return prior === undefined ? observation : { ...observation, prior };
    });
    return { ...scenario, inputs, evidence: { observations, of: evidence.of && drawn(evidence.of) } };
  };
  return scenarios.map(drawn);
}

/** What an observation makes of the inputs of one name. */
interface Posteriors {
  readonly prior: NonNullable<Observation['prior']>;
  drawn(input: ScenarioInput): ScenarioInput;
}

function posteriorsOf(
  { quantity, likelihood, money, prior }: Observation,
  { inputs, evidence, horizon }: Scenario,
  together: readonly Scenario[],
): Posteriors | null {
  const input = inputs.find(({ name }) => name === quantity);
  if (prior !== undefined || money !== undefined) return null;
  if (input === undefined || input.value.kind === 'constant') return null;
  const isSeenOnce = evidence!.observations.filter((other) => other.quantity === quantity).length === 1;
  if (!isSeenOnce || (horizon?.moving ?? []).includes(quantity)) return null;
  if (together.some((scenario) => goesTogether(scenario, quantity))) return null;
  const { kind, ...parameters } = likelihood;
  const { spec, unit } = input.value;
  const seen: SeenInput = { prior: spec, scale: unit.factor, likelihood: { family: kind, parameters } };
  const specs = together.flatMap((scenario) => drawnSpecs(scenario, quantity));
  const posteriors = new Map(specs.map((each) => [each, known(each, seen)]));
  if ([...posteriors.values()].includes(null)) return null;
  return {
    prior: { spec, factor: unit.factor },
    drawn: (one) =>
      one.value.kind === 'constant'
        ? one
        : { ...one, value: { ...one.value, spec: posteriors.get(one.value.spec)! } },
  };
}

/** Whether the random numbers of an input are more than its own. */
function goesTogether({ correlations, inputs }: Scenario, name: string): boolean {
  return (
    correlations.some(({ between }) => between.includes(name)) ||
    inputs.some((input) => input.drawnAs !== undefined && (input.drawnAs === name || input.name === name))
  );
}

function drawnSpecs({ inputs }: Scenario, name: string): readonly DistributionSpec[] {
  const value = inputs.find((input) => input.name === name)?.value;
  return value?.kind === 'distribution' ? [value.spec] : [];
}

/** Posteriors that were made, so that scenarios that are planned again share what was computed for them. */
const made = new WeakMap<DistributionSpec, Map<string, DistributionSpec | null>>();

function known(spec: DistributionSpec, seen: SeenInput): DistributionSpec | null {
  const { prior, scale, likelihood } = seen;
  const key = `${scale} ${JSON.stringify(likelihood)} ${spec === prior ? 'itself' : JSON.stringify(prior)}`;
  const ofSpec = made.get(spec) ?? new Map<string, DistributionSpec | null>();
  made.set(spec, ofSpec);
  const posterior = ofSpec.has(key) ? ofSpec.get(key)! : computed(spec, seen);
  ofSpec.set(key, posterior);
  return posterior;
}

function computed(spec: DistributionSpec, seen: SeenInput): DistributionSpec | null {
  const [isDiscrete, wasDiscrete] = [spec, seen.prior].map((one) => createDistribution(one).discrete);
  if (!isDiscrete && !wasDiscrete) return posteriorOf(spec, seen, createDistribution);
  // Another distribution's steps are elsewhere.
  const isSame = spec === seen.prior || JSON.stringify(spec) === JSON.stringify(seen.prior);
  return isSame ? discretePosterior(seen) : null;
}

/** Values beyond these many are weighed. Judgement. */
const mostValues = 4096;

function discretePosterior({ prior, scale, likelihood }: SeenInput): DistributionSpec | null {
  if (!hasOnlyAtoms(prior, (leaf) => createDistribution(leaf).discrete)) return null;
  const distribution = createDistribution(prior);
  const { cdf, survival } = distribution;
  const atoms = atomsOf(distribution);
  if (atoms === null || atoms.length > mostValues) return null;
  const { log } = likelihoodShape(likelihood);
  const logs = Array.from(atoms, (value) => log(value * scale));
  const largest = Math.max(...logs);
  if (!(largest > Number.NEGATIVE_INFINITY)) return null;
  const weighed = Array.from(atoms, (value, k) => {
    const before = k === 0 ? Number.NEGATIVE_INFINITY : atoms[k - 1]!;
    const mass = cdf(value) <= 0.5 ? cdf(value) - cdf(before) : survival(before) - survival(value);
    return { value, weight: mass * exp(logs[k]! - largest) };
  }).filter(({ weight }) => weight > 0);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (weighed.length < 2) return null;
  return {
    family: 'discrete',
    parameters: {
      values: weighed.map(({ value }) => value),
      weights: weighed.map(({ weight }) => weight / total),
    },
  };
}
