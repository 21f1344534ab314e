import { columnTitle } from './column-title.ts';
import type { Bridge } from '../../analyses/bridge/result.ts';
import { bridgeWords, changeNumbers, kindExplanations, kindLabels } from '../../analyses/bridge/words.ts';
import { formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowAxis } from './row-axis.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

/** Half-width of what is drawn of an error: about a 95 % interval of the simulation. */
const errors = 2;

/** From one mean to the other by what was changed: parts that add up. Null where nothing moves the mean. */
export function waterfall(
  bridge: Bridge,
  id: string,
  names: readonly [from: string, to: string],
): Chart | null {
  const { unit, from, to, groups } = bridge;
  if (groups.length === 0) return null;
  const number = changeNumbers(bridge);
  const kinds = groups.map(({ kind }) => `${kindLabels[kind]}: ${kindExplanations[kind]}`);
  return {
    id,
    title: bridgeWords(bridge),
    caption: `Means of both, and what each kind of change adds or takes away, averaged over the orders in which changes can be made; the parts add up. Grey: the error of the simulation.${isCut(bridge) ? ' The axis does not begin at 0.' : ''} ${kinds.join('. ')}.`,
    label: `${names[0]}: mean ${formatQuantity(from, unit)}. ${groups.map(({ kind, part }) => `${kindLabels[kind]} ${number(part.value)}`).join(', ')}. ${names[1]}: mean ${formatQuantity(to, unit)}.`,
    table: {
      columns: ['Change', columnTitle('Part', unit), 'Share of the change', 'Simulation error'],
      rows: groups.map(({ kind, part }) => [
        kindLabels[kind],
        part.value,
        to === from ? null : part.value! / (to - from),
        part.error,
      ]),
    },
    spec: (size) => waterfallSpec(bridge, names, size),
  };
}

/** The level after each group, the base first. */
function levelsOf({ from, groups }: Bridge): readonly number[] {
  const levels = [from];
  for (const { part } of groups) levels.push(levels.at(-1)! + part.value!);
  return levels;
}

/** Whether all levels lie so far from 0 that bars from there would hide what changed. */
function isCut(bridge: Bridge): boolean {
  const levels = levelsOf(bridge);
  return Math.min(...levels) > 0.6 * Math.max(...levels) && Math.min(...levels) > 0;
}

function waterfallSpec(bridge: Bridge, names: readonly [string, string], size: Size): Spec {
  const { unit, from, to, groups } = bridge;
  const levels = levelsOf(bridge);
  const number = changeNumbers(bridge);
  const rows = [names[0], ...groups.map(({ kind }) => kindLabels[kind]), names[1]];
  const labelWidth = size.narrow ? 100 : 170;
  const y = rowAxis(rows, labelWidth);
  const cut = isCut(bridge);
  const ends = cut ? levels : [0, ...levels];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least) * (size.narrow ? 0.3 : 0.18);
  const low = cut || least < 0 ? least - room / 3 : least;
  const { axis, scale } = linear(low, most + room, `mean, ${unit}`);
  const x = (field: string) => ({ field, type: 'quantitative', scale, axis });
  const steps = groups.map(({ part }, index) => ({
    k: String(index + 1),
    a: levels[index]!,
    b: levels[index + 1]!,
    e: Math.max(levels[index]!, levels[index + 1]!),
    s: part.value! < 0 ? 1 : 0,
    t: number(part.value),
    lo: levels[index + 1]! - errors * (part.error ?? 0),
    hi: levels[index + 1]! + errors * (part.error ?? 0),
  }));
  const totals = [from, to].map((mean, index) => ({
    k: String(index === 0 ? 0 : rows.length - 1),
    a: cut ? low : Math.min(0, mean),
    b: mean,
    e: cut ? mean : Math.max(0, mean),
    t: formatNumber(mean),
  }));
  const links = levels.map((level, index) => ({ k: String(index), k2: String(index + 1), b: level }));
  return {
    width: size.width - labelWidth - 30,
    height: { step: 30 },
    layer: [
      {
        data: { values: links },
        mark: { type: 'rule', color: colours.soft, strokeDash: [2, 2] },
        encoding: { y, y2: { field: 'k2' }, x: x('b') },
      },
      cut
        ? {
            data: { values: totals },
            mark: { type: 'tick', color: colours.ink, thickness: 4, size: 18 },
            encoding: { y, x: x('b') },
          }
        : {
            data: { values: totals },
            mark: { type: 'bar', height: 16, color: colours.ink },
            encoding: { y, x: x('a'), x2: { field: 'b' } },
          },
      {
        data: { values: steps },
        mark: { type: 'bar', height: 16, stroke: colours.outcome, strokeWidth: 1 },
        encoding: {
          y,
          x: x('a'),
          x2: { field: 'b' },
          color: { condition: { test: 'datum.s === 1', value: colours.outcomeSoft }, value: colours.outcome },
        },
      },
      {
        data: { values: steps },
        mark: { type: 'rule', color: colours.simulation, strokeWidth: 1 },
        encoding: { y, x: x('lo'), x2: { field: 'hi' } },
      },
      {
        data: { values: [...steps, ...totals] },
        mark: { type: 'text', align: 'left', dx: 6 },
        encoding: { y, x: x('e'), text: { field: 't' } },
      },
    ],
  };
}

function linear(low: number, high: number, title: string) {
  const { axis } = valueAxis(low, high, title, { narrow: true });
  return { scale: { domain: [low, high], nice: false, zero: false }, axis };
}
