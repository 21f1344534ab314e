import { type ColumnScale, columnScale } from '../../../notation/column-scale.ts';
import { type Html, html } from '../html.ts';

/** One scale for all outputs of a unit: in a table of outputs they stand below each other. */
export function unitScales(
  outputs: readonly {
    readonly output: {
      readonly unit: string;
      readonly quantiles: Readonly<Record<string, { readonly value: number | null }>>;
    };
  }[],
): ReadonlyMap<string, ColumnScale> {
  const units = new Set(outputs.map(({ output }) => output.unit));
  return new Map(
    [...units].map((unit) => {
      const alike = outputs.filter(({ output }) => output.unit === unit);
      return [
        unit,
        columnScale(alike.flatMap(({ output }) => Object.values(output.quantiles).map(({ value }) => value))),
      ];
    }),
  );
}

/** The unit of a row with its scale, as in `million USD/day`. */
export function scaledUnit(unit: string, [, word]: ColumnScale): Html {
  return html`<small>${`${word} ${unit}`.trim()}</small>`;
}
