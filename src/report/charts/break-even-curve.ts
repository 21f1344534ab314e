import { columnTitle } from './column-title.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { breakEvenFinding, breakEvenMeasure, inputWords } from '../../analyses/break-even/words.ts';
import { curveChange, curveSpec, rateUnit, reachedWords } from './break-even-picture.ts';
import type { Chart } from './chart.ts';

/** What is reached at every value of the input that was tried, and the value at which it is just enough. */
export function breakEvenCurve(found: BreakEven): Chart | null {
  const points = found.curve.flatMap(({ input, value }) => (value === null ? [] : [{ x: input, v: value }]));
  if (points.length < 2) return null;
  const { target, input } = found;
  const unit = rateUnit(found);
  const measure = breakEvenMeasure(found);
  return {
    id: 'break-even',
    title: breakEvenFinding(found),
    caption: `The curve is the ${measure}, with ${spokenName(input)} set to each value in turn and all else as uncertain as it is. The broken line is ${target.isGain && target.kind === 'cheapest' ? 'the highest of it' : lines[target.kind]}.`,
    label: `Curve of the ${measure}: ${points
      .filter((_, index) => index % Math.ceil(points.length / 6) === 0)
      .map(({ x, v }) => `${reachedWords(found, v)} at ${inputWords(found, x)}`)
      .join(', ')}.`,
    table: {
      columns: [
        columnTitle(spokenName(input), unit),
        target.kind === 'goal'
          ? 'Chance'
          : columnTitle(target.kind === 'cheapest' ? amountWord(target) : 'Difference', target.unit),
      ],
      rows: points.map(({ x, v }) => [x, v]),
    },
    spec: (size) => curveSpec(found, points, size),
    change: (size) => curveChange(found, points, size),
  };
}

const amountWord = ({ isGain, label }: BreakEven['target']) => (isGain ? (label ?? 'Gain') : 'Cost');

/** What the broken line shows. */
const lines = {
  goal: 'the chance that is asked',
  difference: 'no difference',
  cheapest: 'the lowest of it',
} as const;
