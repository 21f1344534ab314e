import { createDistribution } from '../../../src/distributions/create-distribution.ts';
import { densityBins } from '../../../src/distributions/density-bins.ts';
import { readScenarioText } from '../../../src/scenario/read-scenario.ts';

const width = 160;
const height = 44;

/**
 * The shape of a distribution as a small drawing: the masses of forty equal bins between its 0.5th and 99.5th percentile.
 * Empty where it needs a file.
 */
export function densityDrawing(notation: string): string {
  if (notation.includes('file=')) return '';
  const { inputs } = readScenarioText(`inputs:\n  x: '${notation}'\nformulas:\n  y: x\noutputs: [y]\n`);
  const { value } = inputs[0]!;
  if (value.kind === 'constant') return '';
  const { masses } = densityBins(createDistribution(value.spec));
  const most = Math.max(...masses);
  const step = width / masses.length;
  const bars = masses.map((mass, bin) => {
    const top = (height * (1 - mass / most)).toFixed(1);
    return `M${(bin * step).toFixed(1)} ${height}V${top}h${(step - 0.5).toFixed(1)}V${height}z`;
  });
  return `<svg class="shape" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true"><path d="${bars.join('')}"/></svg>`;
}
