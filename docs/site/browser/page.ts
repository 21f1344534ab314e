import { addExamples } from './examples.ts';
import { foldContents } from './fold-contents.ts';
import { openNamedRow } from './named-row.ts';
import { addSearch } from './search.ts';
import { addWorkbench } from './workbench.ts';

addSearch();
addExamples();
foldContents();
openNamedRow();
void addWorkbench();
