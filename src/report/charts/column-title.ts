/** The title of a column of numbers with their unit; what is a share or a count has none. */
export const columnTitle = (title: string, unit: string): string =>
  unit === '' ? title : `${title} (${unit})`;
