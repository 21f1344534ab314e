/** What the site uses of Eleventy, which has no types of its own. */
declare module '@11ty/eleventy' {
  export interface Configuration {
    setTemplateFormats(formats: readonly string[]): void;
    setLibrary(name: string, library: unknown): void;
    amendLibrary(name: string, change: (library: { enable(rule: string): void }) => void): void;
    addGlobalData(name: string, value: unknown): void;
    addFilter(name: string, filter: (value: string, ...more: string[]) => unknown): void;
    addTemplate(path: string, text: string, data: Readonly<Record<string, unknown>>): void;
    setIncludesDirectory(folder: string): void;
    setQuietMode(isQuiet: boolean): void;
  }
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode?: boolean;
        readonly configPath?: string | false;
        readonly config?: (configuration: Configuration) => unknown;
      },
    );
    write(): Promise<unknown>;
  }
}
