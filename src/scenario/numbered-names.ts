/**
 * The inputs of the rows of `commitments`, and how they change from month to month: nobody chooses their names, whose numbers no
 * other name may have.
 */
const ofCommitment =
  /^commitments\.(\d{1,4})\.(?:gpus|price)(?:\.(?:growth|volatility|noise|persistence|season|steps|limits))?$/;

/** Those of the rows of `credits`. */
const ofCredit = /^credits\.(\d{1,4})\.amount$/;

/** The row of `commitments`, counted from 0, that an input belongs to; null where it belongs to none. */
export const commitmentOf = (name: string): number | null => rowOf(name, ofCommitment);

/** The row of `credits`, counted from 0, that an input belongs to; null where it belongs to none. */
export const creditOf = (name: string): number | null => rowOf(name, ofCredit);

function rowOf(name: string, pattern: RegExp): number | null {
  const [, row] = pattern.exec(name) ?? [];
  return row === undefined ? null : Number(row);
}

const ofStep = /^(.+)\.steps\.(\d{1,3})(?:\.(?:factor|value|probability))?$/;

/** Names such as `gpu_price.steps.0`, which only `--set` and break-even use. */
export function stepPartOf(name: string): { readonly of: string; readonly step: number } | null {
  const [, of, step] = ofStep.exec(name) ?? [];
  return of === undefined ? null : { of, step: Number(step) };
}
