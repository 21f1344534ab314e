/** A block of code of a page. */
export interface Fence {
  readonly language: string;
  /** What its file is called, where the page says. */
  readonly file?: string;
  /** True where it shows mistakes. */
  readonly broken: boolean;
  readonly code: string;
  /** Line of the page on which it begins. */
  readonly line: number;
}

/** The fenced blocks of a page: after the language the name of a file, and `broken` where it shows mistakes. */
export function fencesIn(page: string): readonly Fence[] {
  return [...page.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language, info, code] = match as unknown as [string, string, string, string];
    const words = info.trim().split(' ');
    const file = words.find((word) => word.includes('.'));
    return {
      language,
      ...(file === undefined ? {} : { file }),
      broken: words.includes('broken'),
      code,
      line: page.slice(0, match.index).split('\n').length,
    };
  });
}

/** The words after `costcone` of every command that a page shows, in blocks of code, tables and sentences. */
export function linesOfCommands(page: string): readonly (readonly string[])[] {
  const inSentences = [...page.matchAll(/`costcone ([a-z][^`]*)`/g)].map(([, words]) => words!);
  const shell = fencesIn(page).filter(({ language }) => language === 'sh' || language === 'console');
  const indented = [...page.matchAll(/^ {4}\S.*$/gm)].map(([line]) => line.trim());
  const inBlocks = [...shell.flatMap(({ code }) => code.split('\n')), ...indented].flatMap((line) => {
    const [, words] = /^(?:\$ )?(?:exec )?(?:npx )?costcone ([a-z].*)$/.exec(line) ?? [];
    return words === undefined ? [] : [words.split(/ +#| +&| >/, 1)[0]!];
  });
  return [...inSentences, ...inBlocks].map((words) => words.split(/\s+/).filter(Boolean));
}
