import { describe, expect, it } from 'vitest';
import { drawSpec } from './draw.ts';
import { rowAxis } from './row-axis.ts';
import { labelLines } from './row-labels.ts';

describe('names of rows', () => {
  it('stand beside their row, in one line or folded into two', async () => {
    const svg = await drawSpec(
      {
        height: { step: 40 },
        data: { values: [{ k: '0' }, { k: '1' }] },
        mark: 'tick',
        encoding: { y: rowAxis(['short', 'a name that has to be folded into two lines'], 150) },
      },
      'a',
    );
    const heightOf = (text: string) =>
      Number(
        new RegExp(`(?:translate\\([-\\d.]+,| y=")([\\d.]+)\\)?"[^>]*>(?:<tspan[^>]*>)?${text}`).exec(
          svg,
        )![1],
      );
    // Rows are 40 pixels apart; the first of two lines stands half a line of 14 higher than a single one.
    expect(heightOf('a name') - heightOf('short')).toBeCloseTo(40 - 7, 9);
  });

  it('stand whole in three lines where two do not hold them', () => {
    const name = 'MI300X (hardware acceleration) + Distillation to 8B parameters + Owning the accelerators';
    expect(labelLines(name, 190, 3)).toEqual([
      'MI300X (hardware acceleration)',
      '+ Distillation to 8B parameters',
      '+ Owning the accelerators',
    ]);
    expect(labelLines('Distillation to 8B parameters + Owning', 190, 3)).toHaveLength(2);
    expect(labelLines('short', 190, 3)).toBe('short');
  });
});
