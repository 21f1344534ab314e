import { cataloguePages, leverPages } from './catalogue.ts';
import { commandPages } from './commands.ts';
import { languagePages } from './language.ts';
import { libraryPages } from './library.ts';
import { modelPages } from './models.ts';
import type { ReferencePage } from './reference-page.ts';
import { scenarioGallery } from './scenarios.ts';
import { scenarioPages } from './scenario-keys.ts';

/** Chapters of pages that are made from the program's own tables, in the order of the menu. */
export function referenceChapters(): readonly {
  readonly title: string;
  readonly pages: readonly ReferencePage[];
}[] {
  return [
    {
      title: 'Reference',
      pages: [
        ...scenarioPages(),
        ...scenarioGallery(),
        ...languagePages(),
        ...modelPages(),
        ...leverPages(),
        ...commandPages(),
        ...libraryPages(),
      ],
    },
    { title: 'Catalogue', pages: cataloguePages() },
  ];
}
