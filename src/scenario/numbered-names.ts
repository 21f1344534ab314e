/** The inputs of the rows of `commitments`: nobody chooses their names, whose numbers no other name may have. */
const ofCommitment = /^commitments\.(\d{1,4})\.(?:gpus|price)$/;

/** The row of `commitments`, counted from 0, that an input belongs to; null where it belongs to none. */
export function commitmentOf(name: string): number | null {
  const [, row] = ofCommitment.exec(name) ?? [];
  return row === undefined ? null : Number(row);
}
