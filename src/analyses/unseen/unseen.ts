import { createDistribution } from '../../distributions/create-distribution.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { MainRun } from '../../run/main-run.ts';
import type { Settings } from '../../run/settings.ts';
import type { ReplicatedColumn } from '../../statistics/estimate.ts';
import { boostedInputs } from './boosted.ts';
import { type Drawn, type Kind, loweredAsDrawn, partsBefore, type Range, type Recounted } from './columns.ts';
import type { Ask } from './evaluate.ts';
import { eventOf } from './event-of.ts';
import type { Finding } from './finding.ts';
import { integrate } from './integrate.ts';
import type { Expected } from './integrate-over.ts';
import { errorWithoutOne, matters, middleOf } from './matters.ts';
import { recount } from './recount.ts';
import type { RareInput } from './look.ts';
import { type Effects, screen } from './screen.ts';
import { type Stratum, strataOf } from './strata.ts';
import { isExhausted, withParts } from './with-parts.ts';

/** A run whose columns know what is expected of events that its draws show seldom or never. */
export interface WholeRun {
  readonly run: MainRun;
  readonly findings: readonly Finding[];
}

/**
 * Looks for what a run draws seldom or never though it matters: rare values of discrete inputs, also such that are rare
 * only together, rare parts of mixtures and the tails of all inputs. What is expected of each by its exact probability
 * takes the place of what the draws showed of it. A run to which nothing rare matters is given back as it is.
 *
 * Not looked for: tails of several inputs that are rare only together, each of which the draws do show.
 *
 * @throws InterruptedError when it was stopped.
 */
export async function withUnseen(
  run: MainRun,
  { columnsOf, extra }: Pick<Drawn, 'columnsOf' | 'extra'>,
  settings: Settings,
  coordinator: Coordinator,
): Promise<WholeRun> {
  const { scenarios } = run;
  const draws = run.plan.drawsPerReplicate * run.replicates.length;
  const ask: Ask = { seed: settings.seed, design: settings.design, coordinator, draws };
  const scaleOf = (id: string) => run.scales[run.columnIndex(id)] ?? 1;
  const plain: Drawn = { scenarios, columnsOf, extra, boosted: [], scaleOf };
  const correlated = new Set(
    scenarios.flatMap(({ correlations }) => correlations.flatMap(({ between }) => between)),
  );
  const random = randomInputs(plain);
  const boosted = boostedInputs(random.filter(({ name, alike }) => alike && !correlated.has(name)));
  const drawn: Drawn = { ...plain, boosted };
  const inputs = random.map(
    ({ name, spec, scale }): RareInput => ({ name, scale, strata: strataOf(spec, draws) }),
  );
  const exact = exactMeans(plain);
  const columnOf = heldColumns(run);
  const parts: (Omit<Recounted, 'events'> & { readonly input: RareInput; readonly stratum: Stratum })[] = [];
  const isNet = settings.design !== 'monte-carlo';
  const addParts = (input: RareInput, effects: Effects) => {
    const kinds = kindsOf(input, effects, columnOf, { draws, isNet: isNet && !correlated.has(input.name) });
    for (const [index, stratum] of input.strata.entries()) {
      const { name, scale } = input;
      for (const kind of ['rare', 'counted'] as const) {
        const ids = [...kinds[index]!].flatMap(([id, found]) =>
          found === kind && !exact.has(id) ? [id] : [],
        );
        if (ids.length === 0) continue;
        const centres = new Map(ids.map((id) => [id, middleOf(columnOf(id))]));
        const [low, high] = [stratum.low * scale, stratum.high * scale];
        parts.push({ kind, input, stratum, name, low, high, centres });
      }
    }
  };
  await screen(
    drawn,
    inputs.filter(({ strata }) => strata.length > 0),
    { draws, constant: constantColumns(run) },
    ask,
    addParts,
  );
  if (parts.length === 0) return { run: withParts(run, [], exact), findings: [] };
  const found: ReadonlyMap<string, Expected>[] = [];
  for (const [index, { kind, input, stratum, centres }] of parts.entries()) {
    const ids = [...centres.keys()];
    const before = new Map(ids.map((id): [string, Range[]] => [id, partsBefore(parts, index, id)]));
    const tolerance = new Map(ids.map((id) => [id, errorWithoutOne(columnOf(id))]));
    found.push(await integrate(drawn, { kind, input, stratum, before }, centres, tolerance, ask));
  }
  const counted = parts.map((part, index): Recounted & (typeof parts)[number] => {
    const events = [...found[index]!].map(([id, expected]): [string, Range] => {
      const { low, high } = eventOf(part.stratum, expected);
      return [id, { name: part.name, low: low * part.input.scale, high: high * part.input.scale }];
    });
    return { ...part, events: new Map(events) };
  });
  const seen = await recount(plain, run, counted, settings, coordinator);
  const findings = parts.flatMap(({ kind, input, stratum }, index) =>
    [...found[index]!].map(([column, expected]): Finding => {
      const dependent = correlated.has(input.name) ? 'correlated' : 'added';
      return {
        column,
        kind,
        input,
        stratum,
        event: eventOf(stratum, expected),
        seen: seen[index]!.get(column)!,
        found: expected,
        standing: isExhausted(expected, 'first') ? dependent : 'unsettled',
      };
    }),
  );
  return { run: withParts(run, findings, exact), findings };
}

/**
 * By stratum of an input, the columns to which it matters, and how. Where one value of an input matters to a column, its
 * others do: what is left of the error is then small.
 */
function kindsOf(
  { strata }: RareInput,
  effects: Effects,
  columnOf: MainRun['column'],
  known: { readonly draws: number; readonly isNet: boolean },
): ReadonlyMap<string, Kind>[] {
  const isValue = ({ points, reference }: Stratum) => points?.length === 1 && reference !== null;
  const own = strata.map(
    (stratum, index) =>
      new Map(
        [...(effects[index] ?? [])].flatMap(([id, effect]): [string, Kind][] => {
          const kind = matters(effect, columnOf(id), { ...known, isValue: isValue(stratum) });
          return kind === null ? [] : [[id, kind]];
        }),
      ),
  );
  const ofValues = new Set(own.flatMap((kinds, index) => (isValue(strata[index]!) ? [...kinds.keys()] : [])));
  return own.map((kinds, index) => {
    if (!isValue(strata[index]!)) return kinds;
    const others = [...(effects[index] ?? [])].filter(([id]) => ofValues.has(id) && !kinds.has(id));
    const asWell = others.flatMap(([id, { square }]): [string, Kind][] =>
      square > 0 ? [[id, 'rare']] : known.isNet ? [[id, 'counted']] : [],
    );
    return new Map([...kinds, ...asWell]);
  });
}

/** The run's columns, each made once: their moments are read for every rare part, their distribution functions for none. */
function heldColumns(run: MainRun): MainRun['column'] {
  const held = new Map<string, ReplicatedColumn>();
  return (id) => {
    const column = held.get(id) ?? run.column(id);
    held.set(id, column);
    return column;
  };
}

/** Columns but 0/1 ones that were one value in all draws. */
function constantColumns(run: MainRun): ReadonlySet<string> {
  const { columns } = run.plan.program;
  return new Set(
    run.ids.filter((id) => {
      if (columns[run.columnIndex(id)]!.kind === 'indicator') return false;
      const { minimum, maximum } = run.column(id).pooled.summary;
      return minimum === maximum;
    }),
  );
}

/** Of columns that are inputs, their exact means in base units; those without a mean have none. */
function exactMeans(drawn: Drawn): ReadonlyMap<string, number> {
  const lowered = loweredAsDrawn(drawn);
  return new Map(
    [...lowered.columns()].flatMap(([id, node]): [string, number][] => {
      const found = lowered.graph.nodes[node]!;
      if (found.kind !== 'random') return [];
      const { mean } = createDistribution(found.spec);
      return mean === null ? [] : [[id, mean * found.scale]];
    }),
  );
}

/** Every input that is drawn, as the first scenario does that draws it; `alike` where all do. */
function randomInputs(drawn: Drawn) {
  const lowered = loweredAsDrawn(drawn);
  const names = new Set(drawn.scenarios.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const node = lowered.graph.nodes[lowered.input(name)]!;
    if (node.kind !== 'random') return [];
    return [{ name, spec: node.spec, scale: node.scale, alike: lowered.isAlike(name) }];
  });
}
