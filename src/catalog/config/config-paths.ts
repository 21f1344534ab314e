/** Whether a word of a scenario means a file or folder rather than a row of the catalogue. */
export const isConfigPath = (word: string): boolean => /\.json$|[\\/]|^\.{1,2}$/.test(word);

/** A file's folder with the sign after it, empty for a bare name; and its name. */
function partsOf(path: string): { readonly folder: string; readonly name: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return { folder: path.slice(0, cut), name: path.slice(cut) };
}

const withoutEnd = (folder: string) => folder.replace(/(?<![\\/])[\\/]+$/, '');

/** The `config.json` of a folder. */
export const configIn = (folder: string): string => `${withoutEnd(folder)}/config.json`;

/** A file of this name beside another. */
export const beside = (path: string, name: string): string => `${partsOf(path).folder}${name}`;

export const isConfigJson = (path: string): boolean => partsOf(path).name === 'config.json';

/** What a checkpoint is called: its file without the ending, or its folder where the file is a `config.json`. */
export function checkpointName(path: string): string {
  const { folder, name } = partsOf(path);
  if (isConfigJson(path)) return partsOf(withoutEnd(folder)).name;
  return name.replace(/\.json$/, '').replace(/_config$/, '');
}
