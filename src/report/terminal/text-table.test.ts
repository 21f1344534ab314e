import { describe, expect, it } from 'vitest';
import { knownFacts } from './known-facts.ts';
import { inks } from './text-layout.ts';
import { textTable } from './text-table.ts';

describe('a table for a terminal', () => {
  it('is as wide as what is in it', () => {
    const rows = [
      { label: '', cells: ['median', 'interval'] },
      { label: 'Cost', cells: ['12 USD/day', '9 to 15 USD/day'], below: ['    a line'] },
    ];
    expect(textTable(['right', 'left'], rows)).toEqual([
      '            median  interval',
      '  Cost  12 USD/day  9 to 15 USD/day',
      '    a line',
    ]);
  });

  it('cuts labels where cells leave less room, and no cell', () => {
    const range = '0.368 to 3.03 million USD/Mtoken/GPU';
    const rows = [
      { label: 'Cost per million tokens of the router', cells: ['1.03 million USD/day', range] },
      { label: 'Cost', cells: ['1', '2'] },
    ];
    expect(textTable(['left', 'left'], rows)).toEqual([
      `  Cost per M tokens…  1.03 million USD/day  ${range}`,
      '  Cost                1                     2',
    ]);
  });

  it('gives labels that would read alike a line of their own', () => {
    const cell = 'x'.repeat(56);
    const labels = ['reserved for a year in Oregon', 'reserved for a year in Ohio', 'spot'];
    expect(
      textTable(
        ['left'],
        labels.map((label) => ({ label, cells: [cell] })),
      ),
    ).toEqual([
      `  ${labels[0]}`,
      `    ${cell}`,
      `  ${labels[1]}`,
      `    ${cell}`,
      `  spot                  ${cell}`,
    ]);
  });

  it('puts cells below their labels, or one below the other, where they take most of a line', () => {
    const wide = { label: 'A label that is long', cells: ['x'.repeat(40), 'y'.repeat(30)] };
    expect(textTable(['left', 'right'], [wide])).toEqual([
      '  A label that is long',
      `    ${'x'.repeat(40)}  ${'y'.repeat(30)}`,
    ]);
    const wider = { ...wide, cells: ['x'.repeat(60), 'y'.repeat(30)] };
    expect(textTable(['left', 'right'], [wider])).toEqual([
      '  A label that is long',
      `    ${'x'.repeat(60)}`,
      `    ${'y'.repeat(30)}`,
    ]);
  });
});

describe('statistics and how well they are known', () => {
  const ink = inks(false);

  it('stand beside each other, or below where a line is too short', () => {
    const fact = { name: 'median', value: '12 USD', known: 'known to 1 %' };
    expect(knownFacts([fact, { ...fact, name: 'mean', known: '' }], ink)).toEqual([
      '  median  12 USD  known to 1 %',
      '  mean    12 USD',
    ]);
    const value = '1'.repeat(60);
    expect(knownFacts([{ ...fact, value }], ink)).toEqual([`  median  ${value}`, '    known to 1 %']);
    const longer = '1'.repeat(75);
    expect(knownFacts([{ ...fact, value: longer }], ink)).toEqual([
      '  median',
      `    ${longer}`,
      '    known to 1 %',
    ]);
  });
});
