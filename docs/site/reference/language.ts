import { families } from '../../../src/distributions/families.ts';
import { familyCalls, rangesOf } from '../../../src/distributions/families-markdown.ts';
import { monthlyFunctionsTable } from '../../../src/notation/monthly/functions-table.ts';
import { functions } from '../../../src/notation/operations/operations.ts';
import { unitRows } from '../../../src/units/symbols.ts';
import { escapeHtml } from '../escape.ts';
import { densityDrawing } from './density-drawing.ts';
import { code, entry, table, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';

/** The pages of the small language: distributions, functions, units. */
export function languagePages(): readonly ReferencePage[] {
  return [
    {
      path: 'reference/distributions',
      title: 'Distributions',
      markdown: [
        '# Distributions',
        'A distribution stands wherever an input has a value, with a unit behind it where the input has one: `triangular(0.05, 0.08, 0.15) USD/kWh`. The short form `a to b` is the lognormal distribution whose 5th and 95th percentiles are `a` and `b`. [Notation](../notation.md) has the rules.',
        '## Families',
        families.map(familyEntry).join(''),
      ].join('\n\n'),
    },
    {
      path: 'reference/functions',
      title: 'Functions',
      markdown: [
        '# Functions and operators',
        'For formulas, and for constants in parameters of distributions. Units are checked in every one of them.',
        '## Operators',
        table(
          ['operator', 'meaning'],
          [
            ['+ - * /', 'Arithmetic. Both sides of a sum have the same dimension.'],
            ['^', 'Power. It binds tightest and to the right: <code>-a^2</code> is <code>-(a^2)</code>.'],
            ['< <= > >= == !=', 'Comparisons give 1 where they hold, else 0.'],
            ['and or not', 'Logic on such values.'],
          ].map(([operator, meaning]) => ({ cells: [code(operator!), meaning!] })),
        ),
        'The constants are `pi` and `e`.',
        '## Functions',
        [...functions]
          .map(([name, { parameters, explanation, example, gives }]) =>
            entry(name, `${name}(${parameters.join(', ')})`, '', withCode(explanation), [
              ['Example', `${code(example)} gives ${code(String(gives))}`],
            ]),
          )
          .join(''),
        '## Functions of months',
        'A scenario with a [horizon](../months.md) has these too.',
        monthlyFunctionsTable(),
      ].join('\n\n'),
    },
    {
      path: 'reference/units',
      title: 'Units',
      markdown: [
        '# Units',
        'Products, quotients and powers of these words are units as well: `token/s/GPU`, `USD/kWh`, `FLOP/s`. A unit holds no spaces and stands behind its number after at most one. A month is a twelfth of 365.25 days, a year 365.25 days.',
        table(
          ['measures', 'word', 'in base units'],
          unitRows.flatMap(({ measures, symbols, dimension }) =>
            Object.entries(symbols).map(([word, factor]) => ({
              cells: [escapeHtml(measures), code(word), baseUnits(factor, dimension)],
            })),
          ),
        ),
      ].join('\n\n'),
    },
  ];
}

function familyEntry(family: (typeof families)[number]): string {
  const { name, explanation, example, source } = family;
  return entry(name, name, '', `${densityDrawing(example)}${withCode(explanation)}`, [
    [
      'Written',
      familyCalls(family)
        .map((call) => code(`${name}(${call.replaceAll('`', '')})`))
        .join('<br>'),
    ],
    ['Range', rangesOf(family)],
    ['Example', code(example)],
    ['Source', escapeHtml(source)],
  ]);
}

function baseUnits(factor: number, dimension: Readonly<Record<string, number>>): string {
  const words = Object.entries(dimension).map(([base, power]) => (power === 1 ? base : `${base}^${power}`));
  return escapeHtml([String(factor), words.join(' ')].filter(Boolean).join(' '));
}
