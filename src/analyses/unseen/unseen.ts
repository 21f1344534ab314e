import type { Coordinator } from '../../engine/coordinator.ts';
import type { MainRun } from '../../run/main-run.ts';
import type { Settings } from '../../run/settings.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import type { RarePart } from '../../statistics/rare-part.ts';
import { type Drawn, Lowered, type Recounted } from './columns.ts';
import type { Ask } from './evaluate.ts';
import { type Expected, integrate } from './integrate.ts';
import { matters } from './matters.ts';
import { recount, type Seen } from './recount.ts';
import { type RareInput, screen } from './screen.ts';
import { type Stratum, strataOf } from './strata.ts';

/** A rare part of an input that matters to a column. */
export interface Finding {
  readonly column: string;
  readonly input: string;
  readonly scale: number;
  readonly stratum: Stratum;
  readonly seen: Seen;
  readonly found: Expected;
  readonly standing: 'added' | 'correlated' | 'unsettled';
}

/** A run whose columns know what is expected of events that its draws show seldom or never. */
export interface WholeRun {
  readonly run: MainRun;
  readonly findings: readonly Finding[];
}

/** A tail whose last octaves, beyond 2^-45, still add this share of it is not exhausted. Judgement. */
const unsettledShare = 0.05;
const deepTail = 2 ** -45;

/**
 * Looks for what a run draws seldom or never though it matters: rare values of discrete inputs, rare parts of mixtures
 * and the tails of all inputs. What is expected of each by its exact probability takes the place of what the draws
 * showed of it. A run to which nothing rare matters is given back as it is.
 *
 * Events of two inputs that are rare only together are not looked for.
 */
export async function withUnseen(
  run: MainRun,
  { columnsOf, extra }: Pick<Drawn, 'columnsOf' | 'extra'>,
  settings: Settings,
  coordinator: Coordinator,
): Promise<WholeRun> {
  const drawn: Drawn = { scenarios: run.scenarios, columnsOf, extra };
  const draws = run.plan.drawsPerReplicate * run.replicates.length;
  const ask: Ask = { seed: settings.seed, design: settings.design, coordinator };
  const inputs = rareInputs(drawn, draws);
  const screened = await screen(drawn, inputs, ask);
  const correlated = new Set(
    run.scenarios.flatMap(({ correlations }) => correlations.flatMap(({ between }) => between)),
  );
  const open: (Recounted & { readonly input: RareInput; readonly stratum: Stratum })[] = [];
  for (const input of inputs)
    for (const [index, stratum] of input.strata.entries()) {
      const effects = screened.get(input.name)![index]!;
      const ids = [...effects].flatMap(([id, effect]) =>
        matters(effect, run.column(id), draws) ? [id] : [],
      );
      if (ids.length === 0) continue;
      const centres = new Map(ids.map((id) => [id, run.column(id).pooled.summary.mean]));
      const { name, scale } = input;
      open.push({ input, stratum, name, low: stratum.low * scale, high: stratum.high * scale, centres });
    }
  if (open.length === 0) return { run, findings: [] };
  const seen = await recount(drawn, run, open, settings, coordinator);
  const findings: Finding[] = [];
  for (const [index, { input, stratum, centres }] of open.entries()) {
    const tolerance = new Map([...centres.keys()].map((id) => [id, errorOf(run, id)]));
    const found = await integrate(drawn, input, stratum, centres, tolerance, ask);
    for (const [column, expected] of found) {
      const standing = isUnsettled(expected)
        ? 'unsettled'
        : correlated.has(input.name)
          ? 'correlated'
          : 'added';
      const { name, scale } = input;
      findings.push({
        column,
        input: name,
        scale,
        stratum,
        seen: seen[index]!.get(column)!,
        found: expected,
        standing,
      });
    }
  }
  return { run: withParts(run, findings), findings };
}

function errorOf(run: MainRun, id: string): number {
  return meanEstimate(run.column(id)).error ?? 0;
}

function rareInputs(drawn: Drawn, draws: number): RareInput[] {
  const lowered = new Lowered(drawn);
  const names = new Set(drawn.scenarios.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const node = lowered.graph.nodes[lowered.input(name)]!;
    if (node.kind !== 'random') return [];
    const strata = strataOf(node.spec, draws);
    return strata.length === 0 ? [] : [{ name, scale: node.scale, strata }];
  });
}

function isUnsettled({ adds, tails }: Expected): boolean {
  if (tails === null) return false;
  const whole = adds.reduce((sum, add) => sum + add, 0);
  const deep = adds.reduce((sum, add, at) => sum + (tails[at]! <= deepTail ? add : 0), 0);
  return !(Math.abs(deep) <= unsettledShare * Math.abs(whole));
}

/** The run with its columns' rare parts. */
function withParts(run: MainRun, findings: readonly Finding[]): MainRun {
  const parts = new Map<string, RarePart[]>();
  for (const { column, seen, found, standing } of findings) {
    const { expected, errors } = found;
    const own = { first: Math.abs(expected.first), second: Math.abs(expected.second) };
    const none = { first: Number.NaN, second: Number.NaN };
    const stated = { added: errors, correlated: own, unsettled: none }[standing];
    const part = { centre: seen.centre, seen: seen.replicates, expected, errors: stated };
    parts.set(column, [...(parts.get(column) ?? []), part]);
  }
  return {
    ...run,
    column(id) {
      const column = run.column(id);
      const rare = parts.get(id);
      return rare === undefined ? column : { ...column, rare };
    },
  };
}
