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
