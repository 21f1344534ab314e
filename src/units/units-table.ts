import { unitRows } from './symbols.ts';

/** The unit words as a Markdown table, for the docs. */
export function unitsTable(): string {
  const lines = unitRows.map(
    ({ measures, symbols }) =>
      `| ${measures} | ${Object.keys(symbols)
        .map((word) => `\`${word}\``)
        .join(' ')} |`,
  );
  return ['| measures | units |', '|---|---|', ...lines].join('\n');
}
