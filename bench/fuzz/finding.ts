/** Something that costcone must not do, whatever it is given. */
export class Finding extends Error {
  override readonly name = 'Finding';
  /** What is the same for all inputs that fail alike: findings are counted by it. */
  readonly sort: string;

  constructor(sort: string, detail = '') {
    super(detail === '' ? sort : `${sort}: ${detail}`);
    this.sort = sort;
  }
}

/** A step that took longer than it may. */
export class SlowStep extends Finding {
  constructor(step: string, spentMs: number) {
    super(`${step} takes too long`, `${(spentMs / 1000).toFixed(1)} s of processor time`);
  }
}
