import { monthlyFunctions, monthlyNames } from './functions.ts';

const namesMean: Readonly<Record<(typeof monthlyNames)[number], readonly [string, string]>> = {
  month_index: ['the number of the month: 0, 1, 2, ..', '100 + 5 * month_index'],
  days_in_month: ['the length of the month by the calendar, a time', 'daily_cost * days_in_month'],
};

/** The functions of months and what they know by name as a Markdown table, for the docs. */
export function monthlyFunctionsTable(): string {
  const functions = Object.entries(monthlyFunctions).flatMap(
    ([name, { parameters, fewest, explanation, example }]) => {
      const shown = parameters.map((parameter, index) => (index < fewest ? parameter : `[${parameter}]`));
      return [`| \`${name}(${shown.join(', ')})\` | ${explanation} | \`${example}\` |`];
    },
  );
  const names = monthlyNames.map(
    (name) => `| \`${name}\` | ${namesMean[name][0]} | \`${namesMean[name][1]}\` |`,
  );
  return ['| function | gives | example |', '|---|---|---|', ...functions, ...names].join('\n');
}
