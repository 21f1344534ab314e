/**
 * A quantile function that no table within the budget follows. Families are held to parameters at which that does not
 * happen; what they are made into, by cuts and mixtures, is not known beforehand.
 */
export class TableBudgetError extends Error {
  constructor() {
    super('no table of its quantile function is exact enough within the work that it may take');
  }
}
