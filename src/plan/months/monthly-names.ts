/** Keys of nodes beside those of inputs and quantities; no name can hold a blank. */
export const monthlyKey = {
  /** A quantity or input in one month of the horizon, from 0. */
  in: (name: string, month: number) => `${name} in ${month}`,
  /** The same for all months, where they are alike: what a formula without months means by the name. */
  plain: (name: string) => `${name} plain`,
  /** What a rate has come to by the end of a month. */
  toDate: (name: string, month: number) => `${name} by ${month}`,
  /** 1 where an input was set to a limit in some month. */
  limited: (name: string) => `${name} limited`,
};
