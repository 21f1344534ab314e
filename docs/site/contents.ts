/** A page of the site: its path without the ending, and how the menu calls it. */
export interface ContentsPage {
  readonly path: string;
  readonly title: string;
  /** The file in the repository, where the page is not `docs/PATH.md`. */
  readonly source?: string;
}

export interface Chapter {
  readonly title: string;
  readonly pages: readonly ContentsPage[];
}

/** The pages that are written by hand, in the order in which they are read. Those made from the registries follow. */
export const guide: readonly Chapter[] = [
  {
    title: 'Guide',
    pages: [
      { path: 'start', title: 'Your service in five minutes' },
      { path: 'report', title: 'Reading the page' },
      { path: 'edit', title: 'Edit and watch' },
      { path: 'service', title: 'Model, machine and prices' },
      { path: 'months', title: 'Months' },
      { path: 'evidence', title: 'Evidence' },
      { path: 'import', title: 'Import' },
      { path: 'from-log-to-budget', title: 'From a log to a budget' },
      { path: 'levers', title: 'Levers and decisions' },
      { path: 'portfolio', title: 'Several services' },
      { path: 'sweep', title: 'Sweeps' },
      { path: 'notation', title: 'Notation' },
    ],
  },
  {
    title: 'Trust',
    pages: [
      { path: 'validation', title: 'How it is validated' },
      {
        path: 'validation/calibration',
        title: 'Every measured case',
        source: 'bench/results/calibration.md',
      },
      { path: 'validation/coverage', title: 'Coverage of the errors', source: 'bench/results/coverage.md' },
      { path: 'configs', title: 'Configs that are read' },
      { path: 'model', title: 'What the model covers' },
      { path: 'speed', title: 'How fast it is' },
      { path: 'validation/bench', title: 'What limits its speed', source: 'bench/README.md' },
    ],
  },
  {
    title: 'Use it elsewhere',
    pages: [
      { path: 'scripts', title: 'Scripts and CI' },
      { path: 'pull-requests', title: 'On every pull request' },
      { path: 'library', title: 'As a library' },
      { path: 'scale', title: 'Beyond one machine' },
      { path: 'queue', title: 'A queue on Redis' },
      { path: 'security', title: 'Scenarios from strangers' },
    ],
  },
];

/** Pages that the menu names by themselves. */
export const alone: readonly ContentsPage[] = [
  { path: 'index', title: 'Home' },
  { path: 'playground', title: 'Playground' },
];
