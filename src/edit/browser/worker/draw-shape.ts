import { distributionDensity } from '../../../analyses/binned-density.ts';
import { createDistribution } from '../../../distributions/create-distribution.ts';
import { drawAlike } from '../../../report/charts/draw.ts';
import { inputThumbnail } from '../../../report/charts/thumbnail.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** An input's distribution as a small drawing; null where it has none. */
export async function drawShape(scenario: Scenario | null, name: string): Promise<string | null> {
  const input = scenario?.inputs.find((one) => one.name === name);
  if (input?.value.kind !== 'distribution') return null;
  const density = distributionDensity(createDistribution(input.value.spec), 1);
  const drawing = inputThumbnail({ density });
  return drawing && drawAlike(drawing.spec, 'shape');
}
