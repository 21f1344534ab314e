/** How often the headline comes out at more than twice its median. */
export interface Doubling {
  readonly output: string;
  /** Null where no draw was finite. */
  readonly probability: number | null;
}
