/** A file's name without its folders, as sources name it. */
export const baseName = (file: string): string => file.split(/[\\/]/).at(-1)!;
